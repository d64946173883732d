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

  @Test("rises in a line, then falls in another to nothing after the last step")
  func warmsUp() {
    let schedule = Schedule.linear(peak: 1, warmUp: 10)
    let rates = [0, 9, 10, 60, 85, 110].map { schedule.rate(at: $0, of: 110) }
    #expect(rates == [0.1, 1, 1, 0.5, 0.25, 0])
    // A run that is all warm-up, and one of a single step.
    #expect((0..<3).map { schedule.rate(at: $0, of: 3) } == [0.1, 0.2, 0.3])
    #expect(Schedule.linear(peak: 1, warmUp: 0).rate(at: 0, of: 1) == 1)
  }
}
