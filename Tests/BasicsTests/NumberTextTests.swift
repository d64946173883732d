import Basics
import Testing

@Suite struct NumberTextTests {
  /// A number in one style, for people and for programs.
  struct Case: CustomTestStringConvertible {
    let value: Double
    let style: NumberText
    let people, programs: String

    init(_ value: Double, _ style: NumberText, _ people: String, _ programs: String) {
      (self.value, self.style, self.people, self.programs) = (value, style, people, programs)
    }

    var testDescription: String { "\(value) as \(style)" }
  }

  @Test(arguments: [
    Case(2.45401, .fixed(4), "2.4540", "2.4540"),
    Case(-0.0274, .fixed(4), "−0.0274", "-0.0274"),
    Case(-0.004, .fixed(2), "0.00", "-0.00"),
    Case(1234567.891, .fixed(1), "1,234,567.9", "1234567.9"),
    Case(999, .fixed(0), "999", "999"), Case(-1000, .fixed(0), "−1,000", "-1000"),
    Case(0, .fixed(0), "0", "0"), Case(0.5, .fixed(0), "0", "0"), Case(1.5, .fixed(0), "2", "2"),
    Case(1e16, .fixed(1), "10¹⁶", "10000000000000000.0"),
    Case(-9e15, .exact, "−9,000,000,000,000,000", "-9000000000000000"),
    Case(0.125, .percent(1), "12.5", "12.5"), Case(20, .percent(0), "2,000", "2000"),
    Case(0.01, .exact, "0.01", "0.01"), Case(26_000, .exact, "26,000", "26000"),
    Case(-3.5, .exact, "−3.5", "-3.5"), Case(1e-8, .exact, "10⁻⁸", "1e-08"),
    Case(2.5e-7, .exact, "2.5·10⁻⁷", "2.5e-07"), Case(-2e20, .exact, "−2·10²⁰", "-2e+20"),
    Case(2.1, .atLeast(2), "2.10", "2.10"), Case(1.993, .atLeast(2), "1.993", "1.993"),
    Case(2, .atLeast(2), "2.00", "2.00"),
    Case(0.1849, .rough, "0.18", "0.18"), Case(0.0056, .rough, "0.0056", "0.0056"),
    Case(0.5, .rough, "0.5", "0.5"), Case(1, .rough, "1", "1"), Case(1.26, .rough, "1.3", "1.3"),
    Case(9.99, .rough, "10", "10"), Case(32.4, .rough, "32", "32"), Case(0, .rough, "0", "0"),
    Case(10_000, .rough, "10,000", "10000"), Case(100, .rough, "100", "100"),
    Case(3.14e-9, .scientific, "3.1·10⁻⁹", "3.1e-9"),
    Case(9.97e-9, .scientific, "1.0·10⁻⁸", "1.0e-8"),
    Case(0, .scientific, "0", "0"), Case(1.77e27, .scientific, "1.8·10²⁷", "1.8e27"),
    Case(12, .scientific, "1.2·10¹", "1.2e1"),
  ])
  func writesNumbers(example: Case) {
    #expect(example.value.text(example.style) == example.people)
    #expect(example.value.text(example.style, for: .programs) == example.programs)
  }

  @Test(
    "what is not finite has one sign in every style",
    arguments: [
      NumberText.fixed(4), .percent(0), .exact, .atLeast(2), .rough, .scientific,
    ])
  func writesWhatIsNotFinite(style: NumberText) {
    let values = [Double.infinity, -.infinity, .nan, -.nan]
    #expect(values.map { $0.text(style) } == ["∞", "−∞", "–", "–"])
    #expect(values.map { $0.text(style, for: .programs) } == ["inf", "-inf", "nan", "nan"])
  }

  @Test func groupsWholeNumbers() {
    #expect(
      [0, 999, 1000, 228_146, -1_234_567].map(\.grouped) == [
        "0", "999", "1,000", "228,146", "−1,234,567",
      ])
    #expect(UInt64.max.grouped == "18,446,744,073,709,551,615")
  }

  @Test func countsOneAndMany() {
    #expect(
      [0, 1, 2, 2000].map { $0.counted("word") } == ["0 words", "1 word", "2 words", "2,000 words"])
    #expect(2.counted("entry", "entries") == "2 entries")
  }

  @Test func writesForProgramsWithFixedDecimals() {
    #expect([2.45461, -0.02738].map { $0.fixed(4) } == ["2.4546", "-0.0274"])
    #expect(1e21.fixed(1) == "1000000000000000000000.0")
    #expect(Float(0.5).fixed(1) == "0.5")
  }
}
