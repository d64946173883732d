import Basics
import Models

/// The losses of a smoothed model as the parameters of one level change: to the bit those that the whole model has.
///
/// A change reaches only examples whose context of that length was seen, and of the level only their rows. What shorter
/// contexts give to these examples stands, and so does the loss of all others.
public struct LevelLosses {
  private let model: SmoothedModel
  private let level: Int
  /// The examples in all, repeated ones included.
  private let total: Double
  /// -count log p of each example, as the model stands.
  private let terms: [Double]
  private let reached: [Reached]
  /// What longer contexts give to the examples that are reached, one after the other.
  private let above: [Step]
  /// The level's contexts that are asked for.
  private let rows: [Int]

  /// An example that the level has a part in.
  private struct Reached {
    let link: FoundExamples.Link
    let count: Double
    /// What shorter contexts give.
    let below: Double
    /// Where its steps end in `above`.
    var end = 0
  }

  /// What a context gives: p becomes p * weight + share.
  private struct Step {
    let weight, share: Double
  }

  init(of model: SmoothedModel, _ level: Int, about found: FoundExamples, _ total: Int) {
    (self.model, self.level, self.total) = (model, level, Double(total))
    let links = found.links[level]
    var p = [Double](repeating: 1 / Double(model.vocabularySize), count: found.examples.count)
    found.mix(0..<level, of: model, into: &p)
    var reached = links.map { link in
      Reached(
        link: link, count: found.examples[Int(link.example)].count, below: p[Int(link.example)])
    }
    found.mix(level..<model.levels.count, of: model, into: &p)
    terms = zip(found.examples, p).map { -$0.count * Elementary.log($1) }
    above = Self.steps(of: model, over: level, found, &reached)
    self.reached = reached
    rows = Set(links.map { Int($0.row) }).sorted()
  }

  /// The steps of all longer contexts, example by example; `reached` is told where its own end.
  private static func steps(
    of model: SmoothedModel, over level: Int, _ found: FoundExamples, _ reached: inout [Reached]
  ) -> [Step] {
    var next = model.levels.map { _ in 0 }
    var steps: [Step] = []
    for index in reached.indices {
      // Who has a longer context has all shorter ones.
      for longer in level + 1..<model.levels.count {
        let links = found.links[longer]
        guard next[longer] < links.count,
          case let link = links[next[longer]], link.example == reached[index].link.example
        else { break }
        next[longer] += 1
        let given = model.levels[longer]
        steps.append(
          Step(
            weight: given.weights[Int(link.row)],
            share: link.entry >= 0 ? given.shares[Int(link.entry)] : 0))
      }
      reached[index].end = steps.count
    }
    return steps
  }

  /// The loss with these parameters at the level, in nats per character.
  func loss(_ parameters: [Double]) -> Double {
    let mixture = model.mixture(at: level, parameters, rows: rows)
    var (sum, example, step) = (0.0, 0, 0)
    for one in reached {
      while example < one.link.example {
        sum += terms[example]
        example += 1
      }
      var p = one.below
      one.link.mix(mixture, into: &p)
      while step < one.end {
        p = p * above[step].weight + above[step].share
        step += 1
      }
      sum -= one.count * Elementary.log(p)
      example += 1
    }
    return terms[example...].reduce(sum, +) / total
  }
}
