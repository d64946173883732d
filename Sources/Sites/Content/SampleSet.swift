/// Samples side by side, each column from another model or another draw.
public struct SampleSet: Equatable, Sendable {
  /// A sampled name, and what it is to the corpus: `train`, `dev`, `test` or `new`, if known.
  public struct Sample: Equatable, Sendable {
    public let text: String
    public let novelty: String?

    public init(_ text: String, novelty: String? = nil) {
      (self.text, self.novelty) = (text, novelty)
    }
  }

  /// The place in a template: `{{samples.ID}}`.
  public let id: String
  public let columns: [(title: String, samples: [Sample])]

  public init(id: String, columns: [(title: String, samples: [Sample])]) {
    (self.id, self.columns) = (id, columns)
  }

  public static func == (left: SampleSet, right: SampleSet) -> Bool {
    left.id == right.id && left.columns.elementsEqual(right.columns, by: ==)
  }

  /// What the templates `samples.html` and `samples.md` show.
  var values: [String: TemplateValue] {
    [
      "columns": .list(
        columns.map { column in
          ["title": .text(column.title), "samples": .list(column.samples.map(sampleValue))]
        })
    ]
  }
}

private func sampleValue(_ sample: SampleSet.Sample) -> TemplateValue {
  [
    "text": .code(sample.text.isEmpty ? "(empty)" : sample.text),
    "novelty": .text(sample.novelty ?? ""),
  ]
}
