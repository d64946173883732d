import Experiments
import Sites

extension LectureSection {
  /// Where it begins.
  var minute: LectureMinute {
    let parts = rawValue.split(separator: ":").map { Int($0)! }
    return LectureMinute(seconds: parts.reduce(0) { $0 * 60 + $1 })
  }

  /// A line under a heading that links to the minute, in HTML, which Markdown takes as it is.
  var link: TemplateValue {
    .markup(minute.source.line)
  }
}
