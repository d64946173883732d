import Experiments
import Sites

extension [LeftOut] {
  /// What the partial `left-out` shows: a line for each, how much its training would take, and how much it may.
  var lines: TemplateValue {
    .list(
      map { out in
        [
          "title": .text(out.title), "amount": .text(out.amount), "limit": .text(out.limit),
          "needs": .list(out.member.map { [["member": .text($0)]] } ?? []),
        ]
      })
  }
}

extension [LeftOut]? {
  /// The same; none where all was trained.
  var lines: TemplateValue { self?.lines ?? .list([]) }
}
