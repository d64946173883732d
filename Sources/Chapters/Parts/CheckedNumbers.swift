import Basics
import Experiments

extension NumberValue {
  /// As much of the value as a table's cell has room for.
  var shown: String {
    switch self {
    case .number(let number): number.shown
    case .text(let text): shownWord(text, atMost: 24)
    case .list(let list):
      shortened(list.map { $0.isList ? "(\($0.shown))" : $0.shown })
    case .object(let object):
      shortened(
        object.sorted { (Int($0.key) ?? 0, $0.key) < (Int($1.key) ?? 0, $1.key) }
          .map { "\($0.key): \($0.value.shown)" })
    }
  }

  private var isList: Bool { if case .list = self { true } else { false } }
}

extension Double {
  /// Whole numbers with commas, others with four decimals, large ones with two.
  fileprivate var shown: String {
    text(.fixed(rounded() == self ? 0 : magnitude < 1000 ? 4 : 2))
  }
}

/// The texts with commas between; of many only the first, and how many they are.
private func shortened(_ texts: [String]) -> String {
  var head = texts.first ?? ""
  var shown = min(1, texts.count)
  while shown < texts.count, head.count + texts[shown].count < 34 {
    head += ", \(texts[shown])"
    shown += 1
  }
  return shown == texts.count ? head : "\(head), …\u{a0}(\(texts.count.grouped))"
}
