import Basics
import Corpora

/// Why a list of words could not be fetched.
enum DownloadError: Error, CustomStringConvertible {
  case noCurl
  case failed(url: String, reason: String)
  case tooLarge(url: String)
  case page(url: String)

  var description: String {
    switch self {
    case .noCurl: "cannot fetch a URL without curl; on Debian and Ubuntu: apt-get install curl"
    case .failed(let url, let reason): "cannot fetch '\(Download.shown(url))': \(reason)"
    case .page(let url):
      "'\(Download.shown(url))' is a page in HTML and no list of words; give the address of the text itself"
    case .tooLarge(let url):
      "'\(Download.shown(url))' is larger than \(Download.largest / 1_000_000) MB; fetch it yourself and give the file"
    }
  }
}

/// Fetches a list of words with curl.
enum Download {
  static let largest = Corpus.largestFile
  static let seconds = 60

  /// The text as a URL that can be fetched, or nil when it is a path.
  static func url(_ input: String) -> String? {
    let start = input.prefix(8).lowercased()
    return start == "https://" || start.hasPrefix("http://") ? input : nil
  }

  /// The URL as it may be shown: without the name and the password that may stand before its host.
  static func shown(_ url: String) -> String {
    let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count > 2, let end = parts[2].lastIndex(of: "@") else { return url }
    let host = parts[2][parts[2].index(after: end)...]
    return (parts[..<2] + [host] + parts[3...]).joined(separator: "/")
  }

  /// `names` for `https://example.org/lists/names.txt?raw=1`.
  static func name(of url: String) -> String {
    let path = url.prefix { $0 != "?" && $0 != "#" }
    let file = path.split(separator: "/").dropFirst(2).last ?? "words"
    return String(file.split(separator: ".", omittingEmptySubsequences: true).first ?? "words")
  }

  /// What `url` holds, in memory. Throws a `DownloadError`.
  static func bytes(of url: String) throws(DownloadError) -> [UInt8] {
    // Neither the user's settings of curl nor its patterns may change what is fetched.
    let arguments = [
      "--disable", "--globoff", "--fail", "--silent", "--location", "--proto", "=http,https",
      "--max-time", "\(seconds)", "--max-filesize", "\(largest)",
      "--write-out", "%{http_code}", "--", url,
    ]
    let (printed, status): ([UInt8]?, Int32?)
    do {
      (printed, status) = try ChildProcess.output(
        of: "curl", arguments, atMost: largest + answerLength, endsWithThis: true)
    } catch {
      throw error.isMissing ? .noCurl : .failed(url: url, reason: "\(error)")
    }
    guard let printed else { throw .tooLarge(url: url) }
    let (bytes, answer) = (printed.dropLast(answerLength), printed.suffix(answerLength))
    guard status == 0 else {
      let code = Int(String(decoding: answer, as: UTF8.self))
      throw .failed(url: url, reason: reason(forStatus: status, answer: code ?? 0))
    }
    if isPage(bytes) { throw .page(url: url) }
    return Array(bytes)
  }

  /// Behind what was fetched curl prints the server's answer: a number of three digits.
  private static let answerLength = 3

  /// Whether it begins as pages in HTML do.
  static func isPage(_ bytes: some Sequence<UInt8>) -> Bool {
    let start = String(decoding: Array(bytes.prefix(1000)), as: UTF8.self).drop { $0.isWhitespace }
      .prefix(20).lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
  }

  /// The commonest of curl's exit statuses and of servers' answers in words.
  static func reason(forStatus status: Int32?, answer: Int) -> String {
    guard let status else { return "curl was ended by a signal" }
    if status == 22 { return answers[answer] ?? "the server answers \(answer)" }
    return reasons[status] ?? "curl ended with status \(status)"
  }

  private static let reasons: [Int32: String] = [
    1: "it leads to an address that is none of http and https",
    3: "that is no URL",
    5: "no such proxy",
    6: "no such host",
    7: "no connection",
    18: "the server stopped before the end",
    28: "no answer within \(seconds) seconds, or not all of it",
    35: "the encryption of the connection failed",
    47: "it leads in circles",
    52: "the server closed the connection without an answer",
    56: "the connection was lost",
    60: "the server's certificate is not one that this system trusts",
    63: "larger than \(largest / 1_000_000) MB",
    77:
      "this system has no certificates; on Debian and Ubuntu: apt-get install ca-certificates",
  ]

  private static let answers = [
    401: "the server asks for a name and a password (401)",
    403: "the server does not give it to everyone (403)",
    404: "the server has no such page (404)",
    410: "the server has that page no more (410)",
    429: "the server was asked too often; try again later (429)",
    500: "the server failed (500)",
    502: "the server behind the server failed (502)",
    503: "the server has no time; try again later (503)",
  ]
}
