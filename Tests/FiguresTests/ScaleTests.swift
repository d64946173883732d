import Testing

@testable import Figures

@Suite struct ScaleTests {
  @Test func placesValues() {
    #expect(Scale(0...10, to: (100, 0))(2.5) == 75)
    #expect(abs(Scale(1...1000, to: (0, 3), spread: .logarithmic)(10) - 1) < 1e-15)
    #expect(Scale(0...100, to: (0, 1), spread: .squareRoot)(25) == 0.5)
    #expect(Scale(3...3, to: (0, 8))(3) == 4)
  }
}
