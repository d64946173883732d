import Basics
import FoundationEssentials

/// The JSON file `name` in `Tests/Oracles`, where expected values stand beside the scripts that print them.
///
/// - Parameter type: what the file holds. Numbers that must keep every bit are stored as hexadecimal.
/// - Throws: `FileError` with the file's path, if it cannot be read or holds something else.
public func testData<Value: Decodable>(
  _ name: String, as type: Value.Type = Value.self
) throws -> Value {
  let tests = "\(#filePath)".split(separator: "/").dropLast(2).joined(separator: "/")
  let path = "/\(tests)/Oracles/\(name)"
  do {
    return try JSONDecoder().decode(type, from: Data(contentsOf: URL(filePath: path)))
  } catch {
    throw FileError("read", path, reason: "\(error)")
  }
}
