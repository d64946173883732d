/// Samples side by side, each column from another model or another draw.
public struct SampleSet: Equatable, Sendable {
  /// A sampled name, and what it is to the corpus: `train`, `dev`, `test` or `new`, if known.
  public struct Sample: Equatable, Sendable {
    /// May be empty, and may hold any character.
    public let text: String
    /// Nil if it is not known.
    public let novelty: String?

    /// A sample and where in the list it stands.
    public init(_ text: String, novelty: String? = nil) {
      (self.text, self.novelty) = (text, novelty)
    }
  }

  /// The place in a template: `{{samples.ID}}`.
  public let id: String
  /// From left to right, each with the name of what drew the samples.
  public let columns: [(title: String, samples: [Sample])]

  /// Columns may differ in length.
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
        }),
      "rows": .list(
        (0..<(columns.map(\.samples.count).max() ?? 0)).map { row in
          [
            "cells": .list(
              columns.map { column in
                ["sample": .list(column.samples.dropFirst(row).prefix(1).map(sampleValue))]
              })
          ]
        }),
    ]
  }
}

private func sampleValue(_ sample: SampleSet.Sample) -> TemplateValue {
  [
    "text": .code(sample.text.isEmpty ? "(empty)" : sample.text),
    "novelty": .text(sample.novelty ?? ""),
  ]
}
