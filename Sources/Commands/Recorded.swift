/// Another command, with the options that it was given, so that they can be given again.
struct Recorded<Command: Subcommand>: Sendable {
  var command = Command()
  /// `--option=value`, or a flag, in the order in which they came.
  var words: [String] = []

  /// The same, and where results are kept in any case, as other users may start the command.
  func words(keptIn cache: StoreOptions) -> [String] {
    if words.contains(where: { $0.hasPrefix("--cache=") }) { return words }
    return words + (cache.folder.map { ["--cache=\($0)"] } ?? [])
  }

  /// The command's options but those of these names.
  static func options(without names: Set<String>) -> [Option<Recorded>] {
    Command.options.filter { names.isDisjoint(with: $0.names) }.map { option in
      Option<Recorded>(
        names: option.names, placeholder: option.placeholder, help: option.help,
        values: option.values
      ) { recorded, text throws(UsageError) in
        try option.apply(&recorded.command, text)
        recorded.words.append(option.names[0] + (option.placeholder == nil ? "" : "=\(text)"))
      } read: {
        option.read($0.command)
      }
    }
  }
}
