import FoundationEssentials

/// The keys and values of a file of options.
struct Settings: Codable {
  let values: [String: SettingValue]

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// What `command` has of its options.
  init<Command: Subcommand>(of command: Command) {
    let options = Command.options.filter { OptionsFile.optionNames.isDisjoint(with: $0.names) }
    values = Dictionary(uniqueKeysWithValues: options.map { ($0.key, $0.read(command)) })
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    values = try Dictionary(
      uniqueKeysWithValues: container.allKeys.map { key in
        (key.stringValue, try container.decode(SettingValue.self, forKey: key))
      })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for (key, value) in values { try container.encode(value, forKey: Key(stringValue: key)) }
  }
}

extension SettingValue: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let isOn = try? container.decode(Bool.self) {
      self = .flag(isOn)
    } else if let number = try? container.decode(Decimal.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let words = try? container.decode([String].self) {
      self = .list(words)
    } else {
      self = .other
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .none, .other: try container.encodeNil()
    case .flag(let isOn): try container.encode(isOn)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .list(let words): try container.encode(words)
    }
  }
}
