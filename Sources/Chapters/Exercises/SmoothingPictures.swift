import Basics
import Experiments
import Figures
import Sites

extension SmoothingFindings {
  private func points(_ curve: Curve, _ loss: KeyPath<Point, Double>) -> [LossChart.Point] {
    curve.points.map { ($0.strength, $0[keyPath: loss]) }
  }

  /// Near the lowest dev loss of the trigram.
  var valleyChart: Illustration {
    get throws {
      let trigram = try trigram
      let near = trigram.points.filter { $0.dev < trigram.chosen.dev + 0.05 }
      return try LossChart(
        id: "smoothing-valley",
        title:
          "The dev loss is lowest with \(trigram.chosen.strength.text(.rough)) added to each count:"
          + " \(trigram.chosen.dev.text(.fixed(4)))",
        alternative: "Chart of the trigram's training and dev loss over the fake count where dev is"
          + " less than 0.05 above its lowest loss, at \(trigram.chosen.strength.text(.rough))",
        x: "added to each count", spread: .logarithmic,
        curves: [
          ("train", near.map { ($0.strength, $0.train) }),
          ("dev", near.map { ($0.strength, $0.dev) }),
        ], marked: ["dev"]
      ).illustration()
    }
  }

  /// The same from nothing to infinity.
  var trigramChart: Illustration {
    get throws {
      let trigram = try trigram
      let last = try trigram.points.last.needed("points of a sweep")
      return try LossChart(
        id: "smoothing-trigram",
        title:
          "The whole range: from \(try trigram.none.train.text(.fixed(4))) on the training words"
          + " with nothing added to \(last.train.text(.fixed(4))) at infinity",
        alternative:
          "Chart of the trigram's training and dev loss over all fake counts from zero to"
          + " infinity, where both end at the loss of equal chances",
        x: "added to each count", spread: .logarithmic,
        curves: [("train", points(trigram, \.train)), ("dev", points(trigram, \.dev))]
      ).illustration()
    }
  }

  /// Dev losses of counts of all lengths.
  var countChart: Illustration {
    get throws {
      let curves = counts.map { (name: "\($0.n)-gram", points: points($0, \.dev)) }
      return try LossChart(
        id: "smoothing-lengths",
        title: "Best on dev: "
          + counts.map { "\($0.chosen.strength.text(.rough)) for n = \($0.n)" }
          .joined(separator: ", "),
        alternative: "Chart of dev loss over the fake count for n-grams of two to five characters",
        x: "added to each count", spread: .logarithmic, curves: curves
      ).illustration()
    }
  }

  /// Dev losses of the nets. At a penalty of zero training has no end, so there is no point.
  var networkChart: Illustration {
    get throws {
      let worst = try networks.map(\.chosen.dev).max().needed("sweeps of nets")
      let curves = networks.map { network in
        (
          name: name(of: network),
          points: points(network, \.dev).filter {
            $0.x > 0 && $0.x.isFinite && $0.loss < worst + 0.3
          }
        )
      }
      return try LossChart(
        id: "smoothing-networks",
        title: "Best on dev: "
          + networks.map { "\($0.chosen.strength.text(.rough)) for \(name(of: $0))" }
          .joined(separator: ", "),
        alternative:
          "Chart of dev loss over the weight of the penalty for three nets, cut off above"
          + " where all come near the loss of equal chances",
        x: "weight of the mean square", spread: .logarithmic, curves: curves,
        marked: curves.map(\.name), highest: worst + 0.14
      ).illustration()
    }
  }

  /// A net as a chart has room for it.
  private func name(of network: Curve) -> String {
    ["bigram-net": "bigram", "trigram-net": "two one-hots", "trigram-table-net": "pairs"][
      network.id] ?? network.title
  }

  /// By how much the net's dev loss is above that of counts with the same training loss.
  var differenceChart: Illustration {
    get throws {
      let gaps = pairs.map { (x: $0.smoothing, loss: $0.devOfNetwork - $0.devOfCounts) }
      let better = gaps.prefix { $0.loss < 0 }
      let most = try gaps.map(\.loss.magnitude).max().needed("pairs")
      let end = better.last?.x ?? 0
      let claim = Claim(
        "net", on: "exercises.smoothing.correspondence", if: !better.isEmpty,
        "With the same training loss the net has the lower dev loss, up to a fake count of"
          + " \(.strength(end))",
        otherwise: "With the same training loss the net's dev loss is not lower than that of counts"
      )
      let figure = LineChart(
        x: "added to each count",
        y: "dev loss of the net minus that of counts (nats per character)",
        xSpread: .logarithmic,
        series: [.init("net − counts", gaps.map { Figures.Point($0.x, $0.loss) })],
        references: [.init("the same", 0)], height: 300)
      return try Illustration(
        id: "smoothing-difference", title: claim.words.plain,
        alternative: "Chart of the difference of dev losses, net minus counts, over the fake count,"
          + " where it is never larger than \(most.text(.fixed(4)))",
        claims: [claim], figure: figure,
        columns: [
          .number("Fake count"), .number("Penalty"), .number("Train"), .number("Dev, counts"),
          .number("Dev, net"), .number("Net minus counts"),
        ],
        rows: pairs.map {
          [
            .strength($0.smoothing), .strength($0.regularisation), .loss($0.train),
            .loss($0.devOfCounts), .loss($0.devOfNetwork),
            .decimal($0.devOfNetwork - $0.devOfCounts, 4),
          ]
        })
    }
  }
}
