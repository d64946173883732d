import Testing
import Training

struct ScheduleTests {
  @Test func staysConstant() {
    #expect([0, 5, 99].map { Schedule.constant(0.1).rate(at: $0, of: 100) } == [0.1, 0.1, 0.1])
  }

  @Test("falls by a factor at each share of the run")
  func fallsInSteps() {
    let schedule = Schedule.steps(1, factor: 0.5, at: [0.5, 0.75])
    #expect([0, 49, 50, 74, 75].map { schedule.rate(at: $0, of: 100) } == [1, 1, 0.5, 0.5, 0.25])
  }

  @Test("rises in a line, then falls along half a cosine")
  func warmsUp() {
    let schedule = Schedule.cosine(peak: 1, warmUp: 10, floor: 0.1)
    #expect(schedule.rate(at: 0, of: 110) == 0.1)
    #expect(schedule.rate(at: 9, of: 110) == 1)
    #expect(schedule.rate(at: 10, of: 110) == 1)
    // Half way down: between peak and floor.
    #expect(abs(schedule.rate(at: 60, of: 110) - 0.55) < 1e-6)
    #expect(abs(schedule.rate(at: 110, of: 110) - 0.1) < 1e-6)
  }
}
