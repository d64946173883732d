import Testing

@testable import Figures

@Suite struct LabelCloudTests {
  private func cloud(_ anchors: [Point], isCentered: Bool, width: Double = 22) -> LabelCloud {
    LabelCloud(
      labels: anchors.map { .init(anchor: $0, width: width, height: 20) },
      bounds: Rect(x: 0, y: 0, width: 700, height: 400), clearance: 7, isCentered: isCentered)
  }

  /// Points from a linear congruential generator, in a window of the bounds.
  private func scattered(_ count: Int, over width: Double, _ height: Double) -> [Point] {
    var state: UInt64 = 11
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / 16_777_216
    }
    return (0..<count).map { _ in Point(350 + (next() - 0.5) * width, 200 + (next() - 0.5) * height)
    }
  }

  @Test("a label alone stands on its point, or else right beside it")
  func leavesLoneLabels() {
    let point = Point(100, 100)
    #expect(cloud([point], isCentered: true).places()[0].center == point)
    let beside = cloud([point], isCentered: false).places()[0]
    #expect(beside == Rect(x: 107, y: 90, width: 22, height: 20))
    #expect(cloud([], isCentered: true).places().isEmpty)
  }

  @Test("of two near points each leads away from the other")
  func partsNeighbours() {
    let places = cloud([Point(100, 100), Point(104, 100)], isCentered: true).places()
    #expect(places[0].maxX < 100 && places[1].x > 104)
  }

  @Test(
    "no label covers another one or another one's point, and all stay inside",
    arguments: [(60, 640.0, 340.0), (40, 200, 120), (40, 0, 0)])
  func neverOverlaps(count: Int, width: Double, height: Double) {
    let anchors = scattered(count, over: width, height)
    for isCentered in [true, false] {
      let cloud = cloud(anchors, isCentered: isCentered)
      let places = cloud.places()
      #expect(places == cloud.places())
      for (index, place) in places.enumerated() {
        #expect(!places[..<index].contains { $0.overlaps(place) })
        #expect(cloud.bounds.contains(place))
        #expect(isCentered || !place.contains(anchors[index]))
        guard width > 300 else { continue }
        #expect(!anchors.indices.contains { $0 != index && place.contains(anchors[$0]) })
      }
    }
  }

  @Test("a label keeps off a line if there is room")
  func avoidsObstacles() {
    var cloud = cloud([Point(100, 100)], isCentered: false)
    cloud.obstacles = [Rect(x: 0, y: 99, width: 700, height: 2)]
    #expect(!cloud.places()[0].overlaps(cloud.obstacles[0]))
  }

  @Test("ways through, past and up to a box")
  func findsCrossings() {
    let box = Rect(x: 10, y: 10, width: 10, height: 10)
    #expect(box.isCrossed(from: Point(0, 0), to: Point(30, 30)))
    #expect(box.isCrossed(from: Point(15, 15), to: Point(16, 15)))
    #expect(!box.isCrossed(from: Point(0, 0), to: Point(9, 9)))
    #expect(!box.isCrossed(from: Point(0, 12), to: Point(0, 13)))
    #expect(!box.isCrossed(from: Point(0, 25), to: Point(30, 21)))
    #expect(box.edge(facing: Point(0, 15)) == Point(10, 15))
    #expect(box.edge(facing: Point(35, 35)) == Point(20, 20))
    #expect(box.edge(facing: Point(15, 15)) == Point(15, 15))
  }
}
