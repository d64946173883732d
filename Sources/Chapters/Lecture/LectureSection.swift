import Sites

/// The lecture's own chapters; the raw value is where each begins.
enum LectureSection: String, CaseIterable {
  case introduction = "00:00:00"
  case reading = "00:03:03"
  case bigrams = "00:06:24"
  case dictionary = "00:09:24"
  case tensor = "00:12:45"
  case drawing = "00:18:19"
  case marks = "00:20:54"
  case sampling = "00:24:02"
  case normalising = "00:36:17"
  case likelihood = "00:50:14"
  case smoothing = "01:00:50"
  case approach = "01:02:57"
  case examples = "01:05:26"
  case oneHot = "01:10:01"
  case layer = "01:13:53"
  case softmax = "01:18:46"
  case summary = "01:26:17"
  case vectorised = "01:35:49"
  case descent = "01:38:36"
  case together = "01:42:55"
  case selection = "01:47:49"
  case regularisation = "01:50:18"
  case resampling = "01:54:31"
  case conclusion = "01:56:16"

  var minute: LectureMinute {
    let parts = rawValue.split(separator: ":").map { Int($0)! }
    return LectureMinute(seconds: parts.reduce(0) { $0 * 60 + $1 })
  }

  /// A line under a heading that links to the minute, in HTML, which Markdown takes as it is.
  var link: TemplateValue {
    .markup("<p class=\"minute\"><a href=\"\(minute.url)\">In the lecture: \(minute.label)</a></p>")
  }
}
