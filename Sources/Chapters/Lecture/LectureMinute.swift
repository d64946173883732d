import Sites

/// A moment of the lecture, "The spelled-out intro to language modeling: building makemore".
struct LectureMinute: Equatable, Sendable {
  let seconds: Int

  init(seconds: Int) { self.seconds = seconds }

  var source: ChapterSource { ChapterSource(url: url, label: label) }

  var url: String { "https://www.youtube.com/watch?v=PaCmpygFfXo&t=\(seconds)s" }

  /// `25:10`, or `1:02:57` from the first hour on.
  var label: String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    let tail = "\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    return hours == 0
      ? "\(minutes):\(tail)" : "\(hours):\(minutes < 10 ? "0" : "")\(minutes):\(tail)"
  }
}
