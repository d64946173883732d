import Glibc

@testable import Figures

/// A scale as a reader finds it: from what is written at an axis, and where.
struct ReadScale {
  enum Side { case left, below }

  /// Values of the first and the last label, and their places in pixels.
  private let low, high: (value: Double, place: Double)
  private let isLogarithmic: Bool

  /// Numbers whose ends stand over one another, or on one baseline; nil if there are fewer than two.
  init?(_ side: Side, of marks: [Mark], isLogarithmic: Bool = false) {
    let labels = marks.compactMap { mark -> (value: Double, place: Double, line: Double)? in
      guard case .text(let text, let style, _, let align, 0) = mark.kind, let center = mark.center,
        align == (side == .left ? .end : .center), style.size == 13,
        let value = Double(text.replacing("−", with: "-").replacing(",", with: ""))
      else { return nil }
      return side == .left
        ? (value, center.y - style.capHeight / 2, center.x) : (value, center.x, center.y)
    }
    let lines = Dictionary(grouping: labels, by: \.line).values
    guard let axis = lines.max(by: { $0.count < $1.count }), axis.count > 1 else { return nil }
    let sorted = axis.filter { !isLogarithmic || $0.value > 0 }.sorted { $0.value < $1.value }
    (low, high) = ((sorted[0].value, sorted[0].place), (sorted.last!.value, sorted.last!.place))
    self.isLogarithmic = isLogarithmic
  }

  /// Where a value stands between the two.
  func callAsFunction(_ value: Double) -> Double {
    let f: (Double) -> Double = isLogarithmic ? { log($0) } : { $0 }
    let part = (f(value) - f(low.value)) / (f(high.value) - f(low.value))
    return low.place + part * (high.place - low.place)
  }
}

/// Whether the points are the same to a hundredth of a pixel.
func agree(_ a: [Point], _ b: [Point]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { agree($0.x, $1.x) && agree($0.y, $1.y) }
}

func agree(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 0.01 }

/// The colour at a part of the way from the first of a ramp's 256 to the last.
func shade(_ ramp: Ramp, _ part: Double) -> Color { ramp.colors[Int((part * 255).rounded())] }
