import Basics
import Experiments
import Figures
import Randomness
import Sites

/// The part of the findings that a chapter said it needs.
func needed<Part>(_ part: Part?, _ name: FindingsPart) -> Part {
  needed(part, "the findings '\(name.rawValue)'")
}

/// What a page cannot do without: a page that invents it would be wrong, so there is none.
func needed<Value>(_ value: Value?, _ what: @autoclosure () -> String) -> Value {
  guard let value else { preconditionFailure("a chapter was filled without \(what())") }
  return value
}

/// A single character as text for a page: what cannot be seen by its code point.
func shownCharacter(_ text: String) -> String {
  let scalars = text.unicodeScalars
  return scalars.count == 1 ? visibleLabel(scalars.first!) : text
}

extension TemplateValue {
  /// A character or a word in fixed-width letters.
  static func letters(_ text: String) -> TemplateValue { .code(shownCharacter(text)) }

  /// A share in percent, with more decimals where it is small.
  static func percent(_ share: Double) -> TemplateValue {
    .decimal(100 * share, share < 0.001 ? 4 : share < 0.01 ? 2 : 1)
  }
}

/// A setting as one would type it: `0.01`, `1`, `100,000`.
func setting(_ value: Double) -> String {
  value.rounded() == value && value.magnitude < 1e15 ? Int(value).grouped : "\(value)"
}

extension SampleSet {
  /// Samples of one model under each draw, side by side.
  init(id: String, draws: [SamplingMethod: [String]], count: Int = 10) {
    self.init(
      id: id,
      columns: SamplingMethod.allCases.map { draw in
        (draw.title, (draws[draw] ?? []).prefix(count).map { Sample(shownWord($0, atMost: 100)) })
      })
  }
}

extension SamplingMethod {
  /// Whose samples these are.
  var title: String {
    switch self {
    case .lecture: "As in the video"
    case .torch: "PyTorch today"
    case .mkl: "PyTorch with MKL"
    }
  }
}

extension LabelledMatrix {
  /// Labels as figures write them.
  var drawnLabels: [String] { labels.map(drawnLabel) }

  /// What a figure says over its grid when only a part is shown.
  var note: String {
    let rule = "row = previous character, column = next"
    return labels.count < size
      ? "\(rule); the \(labels.count) most frequent of \(size.grouped)" : rule
  }

  /// The cell with the largest value, the first of equals.
  var largest: (row: String, column: String, value: Double) {
    let index = values.indices.max { (values[$0], $1) < (values[$1], $0) } ?? 0
    return (
      shownCharacter(labels[index / labels.count]), shownCharacter(labels[index % labels.count]),
      values[index]
    )
  }

  /// A line for each cell: row, column, value.
  func table(id: String, caption: String, value title: String) -> DataTable {
    DataTable(
      id: id, caption: caption, columns: [.text("Previous"), .text("Next"), .number(title)],
      rows: values.indices.map {
        [
          .text(labels[$0 / labels.count]), .text(labels[$0 % labels.count]),
          .decimal(values[$0], 4),
        ]
      })
  }
}

/// Charts as wide as the column of text, in CSS pixels.
let chartExtent = (width: 732.0, height: 380.0)
/// The same for a few bars.
let barExtent = (width: 732.0, height: 260.0)

extension Illustration {
  /// N: how often each character follows each.
  static func counts(_ counts: LabelledMatrix) throws -> Illustration {
    let most = counts.largest
    let figure = CountHeatmap(
      title: "No pair is more frequent than \(most.row)\(most.column),"
        + " seen \(Int(most.value).grouped) times",
      alternativeText: "Heatmap of how often each character follows each,"
        + " where \(most.row)\(most.column) is the darkest cell",
      labels: counts.labels, counts: counts.values.map { Int($0) }, whole: counts.size)
    return try Illustration(
      id: "bigram-counts", figure: figure,
      data: counts.table(id: "bigram-counts", caption: "Bigram counts", value: "Count"))
  }
}
