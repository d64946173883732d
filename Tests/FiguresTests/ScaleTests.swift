import Glibc
import Testing

@testable import Figures

@Suite struct ScaleTests {
  @Test("the logarithm agrees with the C library's")
  func computesLogarithms() {
    for exponent in stride(from: -300.0, through: 300, by: 0.37) {
      let value = pow(10, exponent)
      #expect(abs(logarithm(value) - log(value)) <= 4e-16 * max(1, abs(log(value))))
    }
    #expect(logarithm(1) == 0)
    #expect(logarithm(0) == -.infinity)
    #expect(logarithm(.infinity) == .infinity)
  }

  @Test func placesValues() {
    #expect(Scale(0...10, to: (100, 0))(2.5) == 75)
    #expect(abs(Scale(1...1000, to: (0, 3), spread: .logarithmic)(10) - 1) < 1e-15)
    #expect(Scale(0...100, to: (0, 1), spread: .squareRoot)(25) == 0.5)
    #expect(Scale(3...3, to: (0, 8))(3) == 4)
  }

}
