import Testing

@testable import Sites

/// What a line of a page must not end within.
struct WholeWordsTests {
  @Test(arguments: [
    ("3.2 % of", "3.2\u{A0}% of"), ("counts, %", "counts,\u{A0}%"),
    ("a Kneser-Ney 5-gram, n-grams", "a Kneser-Ney [5-gram], [n-grams]"),
    ("program, bigram", "program, bigram"),
    ("<code>train cnn --profile quick</code>", "<code>train cnn [--profile] quick</code>"),
    ("<pre><code>a % b --c\n5-gram</code></pre>", "<pre><code>a % b --c\n5-gram</code></pre>"),
    ("<code>7 % 5</code> 7 %", "<code>7 % 5</code> 7\u{A0}%"),
    ("<a title=\"a > 5-gram 1 %\">4-gram</a>", "<a title=\"a > 5-gram 1 %\">[4-gram]</a>"),
    ("<x-equation>1 %</x-equation>", "<x-equation>1 %</x-equation>"),
    ("<option>5-gram</option>", "<option>5-gram</option>"),
    ("", ""), ("a < b", "a < b"),
  ])
  func areKept(html: String, expected: String) {
    let marked = withWholeWords(html).replacingBytes(of: "<span class=\"whole\">", with: "[")
      .replacingBytes(of: "</span>", with: "]")
    #expect(marked == expected)
  }
}
