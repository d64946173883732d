import Basics
import Kernels

/// Why an experiment could not be run.
public enum ExperimentError: Error, Equatable, CustomStringConvertible {
  /// What a name stands for.
  public enum Subject: String, Sendable {
    case recipe
    case networkType = "network type"
    case chapterOrRecipe = "chapter or recipe"
    case instructionSet = "instruction set"
    case step = "step of this build"

    /// The commands that name all there are.
    var lists: String {
      switch self {
      case .recipe: "'mmreport list recipes' shows them all"
      case .networkType: "'mmreport list types' shows them all"
      case .chapterOrRecipe: "'mmreport list chapters' and 'mmreport list recipes' show them all"
      case .step: "'mmreport plan --format json' with the same options shows them all"
      case .instructionSet:
        "there are \(InstructionSet.allCases.map(\.rawValue).joined(separator: ", "))"
      }
    }
  }

  /// Nothing of this kind has this name.
  case unknown(Subject, String, suggestion: String?)
  /// A word of so many characters is longer than networks read.
  case tooLong(Int)
  /// The list has so many different characters that a table of all pairs does not fit.
  case tooManyCharacters(String, Int)
  /// The recipe has no fake count to set.
  case noSmoothing(String)
  /// The recipe counts or lets others vote: it has no parameters of its own.
  case nothingToTrain(String)
  /// The processor does not have this instruction set, but those.
  case missingInstructionSet(String, available: [String])

  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .unknown(let subject, let name, let suggestion):
      "unknown \(subject.rawValue) '\(name)'; "
        + (suggestion.map { "did you mean '\($0)'?" } ?? subject.lists)
    case .tooLong(let length):
      "a word of \(length.grouped) characters is too long for networks, which read at most "
        + ReadingLimit.most.grouped
    case .tooManyCharacters(let list, let count):
      "'\(list)' has \(count.grouped) different characters; tables of all pairs of them have room for "
        + "\(PairTable.mostCharacters.grouped) (counts of n-grams have none: mmreport evaluate kneser-ney-5)"
    case .nothingToTrain(let recipe):
      "'\(recipe)' has no parameters to train and to keep; 'mmreport evaluate \(recipe)' measures it"
    case .missingInstructionSet(let name, let available):
      "this processor does not have '\(name)'; it has \(available.joined(separator: ", "))"
    case .noSmoothing(let recipe): "'\(recipe)' has no fake count that --smoothing could set"
    }
  }
}
