import Basics
import FoundationEssentials

/// A file of options: what commands take where their command line says nothing.
///
/// Its keys are the options of `mmreport build`. Commands that share some of these leave the others alone.
struct OptionsFile {
  /// Where it is looked for if nobody says otherwise: in the current folder.
  static let usualPath = "mmreport.json"

  /// Names another file, or none; what commands have that read one. They set nothing of the command itself.
  static func options<Command>() -> [Option<Command>] {
    [
      Option(
        names: ["--config"], placeholder: "FILE",
        help: "options as JSON (default: \(usualPath), if it is here)",
        values: .file
      ) { _, _ in },
      Option(names: ["--no-config"], placeholder: nil, help: "read no options from a file") {
        _, _ in
      },
    ]
  }

  static let optionNames: Set = ["--config", "--no-config"]

  private let path: String
  /// By key, in an order that is always the same.
  private let settings: [(key: String, value: SettingValue)]

  /// The file that a command line asks for, or that lies in the current folder. Nil where there is none, or
  /// where the command reads none.
  static func path<Command>(for given: GivenArguments<Command>) -> String? {
    guard !given.has("--no-config"),
      Command.options.contains(where: { !optionNames.isDisjoint(with: $0.names) })
    else { return nil }
    return given.last("--config") ?? (fileExists(usualPath) ? usualPath : nil)
  }

  /// Reads and checks the file at `path`. Throws a `UsageError` for what no build would take, and a `FileError`.
  init(path: String) throws {
    let bytes = try readFile(path)
    do throws(UsageError) {
      try self.init(path: path, Self.settings(in: bytes))
    } catch {
      throw UsageError.inFile(path, error)
    }
  }

  private init(path: String, _ values: [String: SettingValue]) throws(UsageError) {
    (self.path, settings) = (path, values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    var build = Build()
    for (key, value) in settings {
      guard let option = Build.option(key) else {
        let known = Build.options.filter { Self.optionNames.isDisjoint(with: $0.names) }.map(\.key)
        throw .unknownKey(key, suggestion: closestMatch(to: key, in: known))
      }
      if let text = try option.text(of: value) { try option.apply(&build, text) }
    }
  }

  private static func settings(in bytes: [UInt8]) throws(UsageError) -> [String: SettingValue] {
    do {
      return try JSONDecoder().decode(Settings.self, from: Data(bytes)).values
    } catch {
      throw .malformed
    }
  }

  /// Sets what `command` has options for, but none of those that `given` sets or takes back: `--cache` takes
  /// `no-cache` back.
  func apply<Command: Subcommand>(
    to command: inout Command, unless given: GivenArguments<Command>
  ) throws(UsageError) {
    for (key, value) in settings {
      guard let option = Command.option(key), !given.has("--\(key)"),
        !given.has("--no-\(key)"), !(key.hasPrefix("no-") && given.has("--\(key.dropFirst(3))")),
        let text = try option.text(of: value)
      else { continue }
      try option.apply(&command, text)
    }
  }
}

extension Subcommand {
  /// The option that is called `key` in a file of options; nil where there is none, and for those that name files
  /// of options.
  fileprivate static func option(_ key: String) -> Option<Self>? {
    options.first { $0.key == key && OptionsFile.optionNames.isDisjoint(with: $0.names) }
  }
}

extension Option {
  /// What is to be set for `value`; nil where nothing is. Throws a `UsageError` for a value of another kind.
  fileprivate func text(of value: SettingValue) throws(UsageError) -> String? {
    if value == .none { return nil }
    guard placeholder != nil else {
      guard case .flag(let isOn) = value else { throw .wrongKind(key, expected: "true or false") }
      return isOn ? "" : nil
    }
    switch (values, value) {
    case (.number, .number(let number)): return "\(number)"
    case (.number, _): throw .wrongKind(key, expected: "a number")
    case (.list, .list(let words)): return words.isEmpty ? nil : words.joined(separator: ",")
    case (.list, _): throw .wrongKind(key, expected: "a list of texts")
    case (.text, .text(let text)), (.file, .text(let text)), (.folder, .text(let text)),
      (.choice, .text(let text)):
      return text
    default: throw .wrongKind(key, expected: "a text")
    }
  }
}
