import Glibc
import Testing

@testable import Figures

@Suite struct TicksTests {
  @Test("the example of the authors' own implementation: 8.1 to 14.1 with four labels")
  func followsPaper() {
    #expect(Ticks(8.1...14.1, wanted: 4).labels == ["8", "10", "12", "14"])
  }

  @Test("round ranges get their round parts")
  func choosesRoundValues() {
    #expect(Ticks(0...100, wanted: 5).labels == ["0", "25", "50", "75", "100"])
    #expect(Ticks(0...1, wanted: 6).labels == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(
      Ticks(0...200_000, wanted: 5).labels == ["0", "50,000", "100,000", "150,000", "200,000"])
    #expect(Ticks(-1...1, wanted: 3).labels == ["−1", "0", "1"])
  }

  @Test("any range: few labels, evenly spaced, near the data, all with the same decimals")
  func holdsForAnyRange() {
    var state: UInt64 = 1
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
    for _ in 0..<400 {
      let size = pow(10, next() * 16 - 8)
      let low = (next() - 0.5) * size * 4
      let domain = low...(low + size * (0.1 + next()))
      let wanted = 3 + Int(next() * 6)
      check(Ticks(domain, wanted: wanted), domain, wanted)
    }
  }

  private func check(_ ticks: Ticks, _ domain: ClosedRange<Double>, _ wanted: Int) {
    let length = domain.upperBound - domain.lowerBound
    let steps = zip(ticks.values.dropFirst(), ticks.values).map { $0 - $1 }
    #expect((2...(2 * wanted)).contains(ticks.values.count), "\(domain) \(ticks.values)")
    #expect(steps.allSatisfy { abs($0 - steps[0]) < 1e-6 * steps[0] }, "\(domain)")
    #expect(ticks.values.first! > domain.lowerBound - length)
    #expect(ticks.values.last! < domain.upperBound + length)
    let decimals = ticks.labels.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }
    #expect(Set(decimals).count == 1, "\(ticks.labels)")
    #expect(Set(ticks.labels).count == ticks.labels.count, "\(ticks.labels)")
  }

  @Test func givesOneValueItsLabel() {
    #expect(Ticks(2.5...2.5, wanted: 5).labels == ["2.5"])
  }

  @Test func marksPowersOfTen() {
    let ticks = Ticks(logarithmic: 0.005...2000)
    #expect(ticks.labels == ["0.01", "0.1", "1", "10", "100", "1,000"])
    #expect(Ticks(logarithmic: 1...30).labels == ["1", "2", "5", "10", "20"])
    #expect(Ticks(logarithmic: 1e-9...1e-4).labels.first == "10⁻⁹")
    #expect(Ticks(logarithmic: 3...3).labels == ["3"])
  }
}
