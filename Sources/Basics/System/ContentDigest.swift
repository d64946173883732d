/// A digest of all that is in a value: two values of one type have the same one if they are the same.
///
/// Nil where that cannot be seen: if a function or an object is in it.
public func contentDigest(of value: Any) -> String? {
  var content = Content()
  return content.add(value) ? Digest.sha256(content.bytes) : nil
}

/// The digest of what has no function and no object in it.
public func digest(ofPlain value: Any) -> String {
  guard let digest = contentDigest(of: value) else { preconditionFailure("all of it is values") }
  return digest
}

private struct Content {
  private(set) var bytes: [UInt8] = []

  /// Adds what is in `value`, and says whether all of it could be seen.
  mutating func add(_ value: Any) -> Bool {
    if addNumbers(value) { return true }
    let mirror = Mirror(reflecting: value)
    add(text: "\(mirror.subjectType)")
    switch mirror.displayStyle {
    case .class: return false
    case .set, .dictionary: return addUnordered(mirror.children)
    case nil where mirror.children.isEmpty: return addLeaf(value)
    case .enum where mirror.children.isEmpty: add(text: "\(value)")
    default: break
    }
    add(bits: UInt64(mirror.children.count))
    for child in mirror.children {
      add(text: child.label ?? "")
      guard add(child.value) else { return false }
    }
    return true
  }

  /// The digests of all parts, sorted, as the parts come in any order.
  private mutating func addUnordered(_ parts: Mirror.Children) -> Bool {
    let digests = parts.map { contentDigest(of: $0.value) }
    for digest in digests.map({ $0 ?? "" }).sorted() { add(text: digest) }
    return !digests.contains(nil)
  }

  /// What a look inside would tell in more steps.
  private mutating func addNumbers(_ value: Any) -> Bool {
    switch value {
    case let number as Double: add(bits: number.bitPattern)
    case let number as Int: add(bits: UInt64(bitPattern: Int64(number)))
    case let text as String: add(text: text)
    case let numbers as [Double]: add(list: numbers) { $0.bitPattern }
    case let numbers as [Int]: add(list: numbers) { UInt64(bitPattern: Int64($0)) }
    default: return false
    }
    return true
  }

  /// What has no parts: numbers, truth, characters. A function has none either.
  private mutating func addLeaf(_ value: Any) -> Bool {
    switch value {
    case let number as any BinaryInteger: add(text: "\(number)")
    case let number as any BinaryFloatingPoint: add(bits: Double(number).bitPattern)
    case let truth as Bool: add(bits: truth ? 1 : 0)
    case let text as any StringProtocol: add(text: String(text))
    case let character as Character: add(text: String(character))
    case let scalar as Unicode.Scalar: add(bits: UInt64(scalar.value))
    default: return false
    }
    return true
  }

  private mutating func add<Number>(list: [Number], _ bits: (Number) -> UInt64) {
    add(bits: UInt64(list.count))
    for number in list { add(bits: bits(number)) }
  }

  private mutating func add(text: String) {
    add(bits: UInt64(text.utf8.count))
    bytes += text.utf8
  }

  private mutating func add(bits: UInt64) { bytes += littleEndian(bits) }
}
