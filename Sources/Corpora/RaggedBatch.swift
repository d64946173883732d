/// Words packed one after the other without padding: N rows, one for each character to predict.
///
/// The word `emma` gives five rows, `.emma` to read and `emma.` to predict, where `.` is token 0.
/// On names.txt that is 7.1 rows a word, where padding to the longest takes 16.
public struct RaggedBatch: Equatable, Sendable {
  /// Token 0 begins and ends every word.
  public static let boundary: Int32 = 0

  /// The token that each row reads: N.
  public let inputs: [Int32]
  /// The token that each row predicts: N.
  public let targets: [Int32]
  /// How far each row is from its word's beginning: N.
  public let positions: [Int32]
  /// The B + 1 rows at which the B words begin and end.
  public let bounds: [Int32]
  /// The rows of the longest word.
  public let longest: Int

  /// The tokens of each word, without the boundary.
  public init(words: some Collection<[Int32]>) {
    var (inputs, targets, positions): ([Int32], [Int32], [Int32]) = ([], [], [])
    var bounds: [Int32] = [0]
    var longest = 0
    for word in words {
      inputs.append(Self.boundary)
      inputs += word
      targets += word
      targets.append(Self.boundary)
      positions += 0...Int32(word.count)
      bounds.append(Int32(inputs.count))
      longest = max(longest, word.count + 1)
    }
    (self.inputs, self.targets, self.positions) = (inputs, targets, positions)
    (self.bounds, self.longest) = (bounds, longest)
  }

  /// N.
  public var rows: Int { inputs.count }

  /// B.
  public var words: Int { bounds.count - 1 }

  /// The rows of word `index`.
  public func rows(ofWord index: Int) -> Range<Int> { Int(bounds[index])..<Int(bounds[index + 1]) }

}
