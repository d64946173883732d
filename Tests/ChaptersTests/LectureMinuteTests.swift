import Testing

@testable import Chapters

@Suite struct LectureMinuteTests {
  @Test func namesTheMinuteOfTheLecture() {
    #expect(LectureMinute(seconds: 5).label == "0:05")
    #expect(LectureMinute(seconds: 1510).label == "25:10")
    #expect(LectureMinute(seconds: 3777).label == "1:02:57")
  }
}
