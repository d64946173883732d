import Basics
import Training

/// A setting of a network's training in place of its recipe's.
public struct SettingChange: Sendable {
  /// The setting's name and its new value, which can be.
  public let named: NamedSetting
  private let setting: Setting

  /// What a setting may be.
  private enum Values {
    case whole, share, amount

    func allows(_ value: Double) -> Bool {
      switch self {
      case .whole: value >= 1 && value <= 100_000 && value == value.rounded()
      case .share: value >= 0 && value < 1
      case .amount: value >= 0 && value.isFinite
      }
    }

    var words: String {
      switch self {
      case .whole: "a whole number from 1 to 100000"
      case .share: "a number from 0 to below 1"
      case .amount: "a finite number of 0 or more"
      }
    }
  }

  private static let all: [(setting: Setting, values: Values)] = [
    (.batch, .whole), (.peak, .amount), (.warmUp, .share), (.dropout, .share),
    (.weightDecay, .amount), (.channels, .whole), (.hidden, .whole), (.layers, .whole),
    (.heads, .whole),
  ]

  /// The names of all settings that may be changed.
  public static var names: [String] { all.map(\.setting.name) }

  /// Throws `SettingChangeError` for a setting that there is not, or a value that it cannot have.
  public init(_ name: String, _ text: String) throws(SettingChangeError) {
    guard let (setting, values) = Self.all.first(where: { $0.setting.name == name }) else {
      throw .unknown(name, suggestion: closestMatch(to: name, in: Self.names))
    }
    guard let value = Double(text), values.allows(value) else {
      throw .impossible(name, text, expected: values.words)
    }
    (self.setting, named) = (setting, NamedSetting(name: name, value: value))
  }

  func apply(to settings: inout NetworkSettings) { setting.set(&settings, named.value) }
}

/// Why a setting cannot be changed so.
public enum SettingChangeError: Error, Equatable, CustomStringConvertible {
  case unknown(String, suggestion: String?)
  case impossible(String, String, expected: String)
  /// So many channels cannot be shared among so many heads.
  case unequalHeads(channels: Int, heads: Int)

  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .unknown(let name, let suggestion):
      "no setting is called '\(name)'; "
        + (suggestion.map { "did you mean '\($0)'?" }
          ?? "there are \(SettingChange.names.joined(separator: ", "))")
    case .impossible(let name, let text, let expected): "'\(name)=\(text)' is not \(expected)"
    case .unequalHeads(let channels, let heads):
      "\(channels) channels cannot be shared among \(heads) heads"
    }
  }
}
