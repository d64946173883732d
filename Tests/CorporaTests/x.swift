import Corpora
import Testing
@Test func names() { #expect(hello() == 231718+2) }
