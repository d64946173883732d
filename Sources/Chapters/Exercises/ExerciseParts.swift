import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// A page about an exercise, which is called by the lecture's number: what `content` makes of the
  /// findings `section`.
  ///
  /// A list whose parts are not all filled cannot be split, and its page says just that.
  init<Section: SectionFindings>(
    of section: Section.Type, title: String, question: String,
    content: @escaping @Sendable (Section, Findings) throws -> ChapterContent
  ) {
    let id = FindingsSection.page(of: section)
    self.init(
      id: id, title: title, question: question,
      part: "The exercises", needs: [.exercises]
    ) { findings in
      let exercises = try needed(findings.exercises, .exercises)
      guard exercises.isSplit else {
        return ChapterContent(values: ["results": .list([]), "tooShort": true])
      }
      let own = try content(exercises[section], findings)
      return own.with(
        values: ["results": .list([.object(own.values)]), "tooShort": false],
        more: ChapterContent(programs: try Program.all(of: id, findings)))
    }
  }
}

extension Sections {
  /// Whether train, dev and test all have words.
  fileprivate var isSplit: Bool { self[SplitFindings.self].sizes.allSatisfy { $0.words > 0 } }
}

extension Cell {
  /// A loss in nats per character; nothing where there were no words to ask about.
  static func loss(_ value: Double) -> Cell { value.isNaN ? .none : .decimal(value, 4) }

  /// A number in as few digits as tell it from its neighbours; 0 and infinity as they are.
  static func strength(_ value: Double) -> Cell {
    .number(value, .rough)
  }
}

extension TemplateValue {
  /// A fake count or the weight of a penalty.
  static func strength(_ value: Double) -> TemplateValue { .number(value, .rough) }
}

/// A chart of losses for the exercises, with the numbers behind it.
struct LossChart {
  let id, title, alternative: String
  let x: String
  var y = "loss (nats per character)"
  var spread = Spread.linear
  let curves: [(name: String, points: [Point])]
  /// The curves whose lowest point is marked.
  var marked: [String] = []
  var references: [Reference] = []
  var highest = Double.infinity
  /// Whether the picture says how high a curve gets that leaves it.
  var saysTops = false

  /// A loss in nats per character at a place of the x axis.
  typealias Point = (x: Double, loss: Double)

  func illustration() throws -> Illustration {
    let figure = LineChart(
      x: x,
      y: y,
      xSpread: spread,
      series: curves.map { name, points in
        .init(
          drawnName(name, points), points.map { Figures.Point($0.x, $0.loss) },
          marksLowest: marked.contains(name))
      },
      references: references,
      highest: highest,
      height: 360)
    return try Illustration(
      id: id,
      title: title,
      alternative: alternative,
      figure: figure,
      columns: [.text("Curve"), .number(x), .number("Loss (nats per character)")],
      rows: curves.flatMap { name, points in
        points.map { [.text(name), .strength($0.x), .loss($0.loss)] }
      })
  }

  private func drawnName(_ name: String, _ points: [Point]) -> String {
    guard saysTops, let top = points.map(\.loss).max(), top > highest + 0.01 else { return name }
    return "\(name) ↑ \(top.text(.fixed(2)))"
  }
}
