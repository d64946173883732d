/// The columns of a batch while words are put into it, one after the other.
///
/// Training puts one together for each step. Arrays that look at each number whether there is room for it, and
/// whether somebody else has them too, took three times as long.
struct BatchBuilder: ~Copyable {
  private(set) var inputs, positions, parents, wordRows, firstOccurrence, bounds: Column<Int32>
  private(set) var examples: Column<RaggedBatch.Example>
  private(set) var longest = 0
  /// The rows of the latest word.
  private var path: Column<Int32>
  /// The latest example of each row; -1 where there is none yet.
  private var latest: Column<Int32>

  /// A batch without words that has room for `words`.
  init(_ words: [ArraySlice<Int32>]) {
    let rows = words.reduce(0) { $0 + $1.count + 1 }
    (inputs, positions, parents) = (Column(rows), Column(rows), Column(rows))
    (wordRows, firstOccurrence, latest) = (Column(rows), Column(rows), Column(rows))
    (examples, path, bounds) = (Column(rows), Column(rows), Column(words.count + 1))
    bounds.append(0)
  }

  deinit {
    inputs.deallocate()
    positions.deallocate()
    parents.deallocate()
    wordRows.deallocate()
    firstOccurrence.deallocate()
    bounds.deallocate()
    path.deallocate()
    latest.deallocate()
    examples.deallocate()
  }

  /// Appends a word that has its first `shared` rows in common with the word before, which become its own.
  mutating func append(_ word: ArraySlice<Int32>, sharing shared: Int) {
    if shared > 0, shared == path.count {
      wordRows.count -= path.count
      bounds.count -= 1
    }
    path.count = shared
    // Nothing is new where a word is there twice: then all its rows, one more than it has characters,
    // are shared.
    for position in shared..<word.count + 1 {
      firstOccurrence.append(Int32(wordRows.count + position))
      parents.append(position == 0 ? -1 : path[position - 1])
      path.append(Int32(inputs.count))
      positions.append(Int32(position))
      inputs.append(position == 0 ? RaggedBatch.boundary : word[word.startIndex + position - 1])
      latest.append(-1)
    }
    for position in 0..<word.count {
      count(word[word.startIndex + position], after: path[position])
    }
    count(RaggedBatch.boundary, after: path[word.count])
    for row in 0..<path.count { wordRows.append(path[row]) }
    bounds.append(Int32(wordRows.count))
    longest = max(longest, path.count)
  }

  /// Sorted words ask for what follows a row in rising order, so that only the latest example of a row
  /// can be the same.
  private mutating func count(_ next: Int32, after row: Int32) {
    let example = Int(latest[Int(row)])
    if example >= 0, examples[example].next == next {
      examples[example].count += 1
    } else {
      latest[Int(row)] = Int32(examples.count)
      examples.append(RaggedBatch.Example(row: row, next: next, count: 1))
    }
  }
}

/// Numbers in memory that has room for all that will come.
struct Column<Element: BitwiseCopyable> {
  private let start: UnsafeMutablePointer<Element>
  var count = 0

  init(_ capacity: Int) { start = .allocate(capacity: capacity) }

  func deallocate() { start.deallocate() }

  subscript(index: Int) -> Element {
    get { start[index] }
    nonmutating set { start[index] = newValue }
  }

  mutating func append(_ element: Element) {
    (start + count).initialize(to: element)
    count += 1
  }

  @inline(never)
  var numbers: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }
}
