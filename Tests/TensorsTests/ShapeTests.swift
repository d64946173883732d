import Tensors
import Testing

struct ShapeTests {
  @Test(arguments: [
    ([3, 5], [3, 5], [3, 5]), ([3, 5], [1, 5], [3, 5]), ([3, 5], [3, 1], [3, 5]),
    ([27, 27], [27], [27, 27]), ([3, 1], [1, 5], [3, 5]), ([], [4], [4]),
    ([0, 5], [1, 5], [0, 5]),
    ([1], [0], [0]),
  ])
  func broadcastsAsTorchDoes(_ a: [Int], _ b: [Int], _ expected: [Int]) throws {
    #expect(try broadcastShape(a, b) == expected)
    #expect(try broadcastShape(b, a) == expected)
  }

  @Test func saysWhichDimensionDoesNotFit() {
    let error = #expect(throws: ShapeError.self) { try broadcastShape([3, 5], [4, 5]) }
    #expect(
      error?.description == """
        shapes [3, 5] and [4, 5] do not broadcast: in dimension 2 from the end one has 3 and the \
        other 4. Sizes are compared from the last dimension on; they must be equal, or one of them \
        1. If a sum made that dimension disappear, keep it as a 1 (keepdim).
        """)
    #expect(throws: ShapeError.notBroadcastable([3], [2], dimension: 0)) {
      try broadcastShape([3], [2])
    }
  }
}
