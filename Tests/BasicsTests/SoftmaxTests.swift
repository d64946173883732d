import Basics
import Testing

@Suite struct SoftmaxTests {
  @Test func sharesInProportionToExponentials() {
    var p = [Elementary.log(1), Elementary.log(2), Elementary.log(5)]
    let logarithm = Elementary.softmax(&p)
    for (share, expected) in zip(p, [0.125, 0.25, 0.625]) { #expect(abs(share - expected) < 1e-15) }
    #expect(abs(logarithm - Elementary.log(8)) < 1e-15)
  }

  @Test func largeLogitsDoNotOverflow() {
    var p = [1000.0, 1000, -1000]
    #expect(Elementary.softmax(&p) == 1000 + Elementary.log(2))
    #expect(p == [0.5, 0.5, 0])
  }
}
