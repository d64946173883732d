import Basics
import Testing

@Suite struct OrderingTests {
  @Test func theFirstOfTheLargestIsFound() {
    #expect([3, 7, 1, 7].indexOfLargest == 1)
    #expect([-2.5].indexOfLargest == 0)
    #expect([Int]().indexOfLargest == nil)
  }

  @Test func indicesComeByFallingValueAndEqualOnesInTheirOrder() {
    #expect([3, 7, 1, 7, 3].indicesByValueDescending == [1, 3, 0, 4, 2])
    #expect([Double]().indicesByValueDescending == [])
  }

  @Test func aSliceKeepsItsOwnIndices() {
    let slice = [9, 1, 5, 5][1...]
    #expect(slice.indexOfLargest == 2)
    #expect(slice.indicesByValueDescending == [2, 3, 1])
  }
}
