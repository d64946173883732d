import FoundationEssentials

/// What PyTorch printed for the lecture's code on a list of names: the files that the program carries.
public struct LectureOracle: Decodable {
  public struct Number: Decodable, Sendable {
    public let id: String
    public let value: Value
  }

  /// A value of any shape that the oracle holds.
  public indirect enum Value: Decodable, Sendable, Equatable {
    case number(Double)
    case text(String)
    case list([Value])
    case object([String: Value])

    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let list = try? container.decode([Value].self) {
        self = .list(list)
      } else {
        self = .object(try container.decode([String: Value].self))
      }
    }

    public var number: Double? { if case .number(let number) = self { number } else { nil } }
    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var list: [Value] { if case .list(let list) = self { list } else { [] } }
  }

  private let numbers: [Number]

  /// The oracle for `names-2017` or, by `names`, for the lecture's list.
  public init(_ list: String) throws {
    let path = Repository.root + "/Sources/CEmbedded/lecture-numbers-\(list).json"
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// The value of a number; a missing one is a mistake in the test.
  public subscript(id: String) -> Value {
    guard let number = numbers.first(where: { $0.id == id }) else {
      preconditionFailure("the oracle has no number '\(id)'")
    }
    return number.value
  }
}
