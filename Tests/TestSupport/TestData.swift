import Basics
import FoundationEssentials

/// The JSON file `name` in `Tests/Data`, where expected values are; `Tests/Oracles` has the scripts that
/// print them.
///
/// - Parameter type: what the file holds. Numbers that must keep every bit are stored as hexadecimal.
/// - Throws: `FileError` with the file's path, if it cannot be read or holds something else.
public func testData<Value: Decodable>(
  _ name: String, as type: Value.Type = Value.self
) throws -> Value {
  let path = Repository.root + "/Tests/Data/" + name
  do {
    return try JSONDecoder().decode(type, from: Data(contentsOf: URL(filePath: path)))
  } catch {
    throw FileError("read", path, reason: "\(error)")
  }
}
