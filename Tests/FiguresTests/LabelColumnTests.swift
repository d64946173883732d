import Testing

@testable import Figures

@Suite struct LabelColumnTests {
  @Test func leavesDistantLabelsAlone() {
    #expect(LabelColumn.places(for: [10, 50, 90], height: 18, within: 0...100) == [10, 50, 90])
  }

  @Test("two labels at one place part evenly, in the given order")
  func partsEqualWishes() {
    #expect(LabelColumn.places(for: [50, 50], height: 18, within: 0...100) == [41, 59])
  }

  @Test("labels at the edge move inside")
  func staysInside() {
    #expect(LabelColumn.places(for: [0, 1], height: 10, within: 0...100) == [5, 15])
    #expect(LabelColumn.places(for: [100, 99], height: 10, within: 0...100) == [95, 85])
  }

  @Test("whatever is wished, nothing overlaps, order holds, and all is inside if it fits")
  func neverOverlaps() {
    var state: UInt64 = 7
    for round in 0..<300 {
      let wanted = (0..<(round % 9)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 33 % 220) - 10
      }
      let places = LabelColumn.places(for: wanted, height: 20, within: 0...200)
      let sorted = places.sorted()
      #expect(zip(sorted.dropFirst(), sorted).allSatisfy { $0 - $1 >= 20 - 1e-9 })
      #expect(places.allSatisfy { $0 >= 10 - 1e-9 && $0 <= 190 + 1e-9 })
      for (a, b) in zip(wanted.indices, wanted.indices.dropFirst()) where wanted[a] < wanted[b] {
        #expect(places[a] < places[b])
      }
    }
  }

  @Test func acceptsNoLabels() {
    #expect(LabelColumn.places(for: [], height: 18, within: 0...100).isEmpty)
  }
}
