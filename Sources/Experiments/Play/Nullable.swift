/// A value that is written as null where there is none, and not left out.
@propertyWrapper
struct Nullable<Value: Sendable>: Sendable {
  private let value: Value?

  init(wrappedValue: Value?) { value = wrappedValue }

  var wrappedValue: Value? { value }
}

extension Nullable: Equatable where Value: Equatable {}

extension Nullable: Encodable where Value: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value {
      try container.encode(value)
    } else {
      try container.encodeNil()
    }
  }
}

extension Nullable: Decodable where Value: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value = container.decodeNil() ? nil : try container.decode(Value.self)
  }
}
