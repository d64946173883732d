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
      "--max-time", "\(seconds)",
      "--max-filesize", "\(largest)", "--", url,
    ]
    let (bytes, status): ([UInt8]?, Int32?)
    do {
      (bytes, status) = try ChildProcess.output(of: "curl", arguments, atMost: largest)
    } catch {
      throw error.isMissing ? .noCurl : .failed(url: url, reason: "\(error)")
    }
    guard let bytes else { throw .tooLarge(url: url) }
    guard status == 0 else { throw .failed(url: url, reason: reason(forCurlStatus: status)) }
    if isPage(bytes) { throw .page(url: url) }
    return bytes
  }

  /// Whether it begins as pages in HTML do.
  static func isPage(_ bytes: [UInt8]) -> Bool {
    let start = String(decoding: bytes.prefix(1000), as: UTF8.self).drop { $0.isWhitespace }
      .prefix(20).lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
  }

  /// The commonest of curl's exit statuses in words.
  private static func reason(forCurlStatus status: Int32?) -> String {
    switch status {
    case 3: "that is no URL"
    case 6: "no such host"
    case 7: "no connection"
    case 18: "the server stopped before the end"
    case 22: "the server has no such page, or does not give it to everyone"
    case 28: "no answer within \(seconds) seconds"
    case 35: "the encryption of the connection failed"
    case 47: "it leads in circles"
    case 60: "the server's certificate is not one that this system trusts"
    case 63: "larger than \(largest / 1_000_000) MB"
    case 77:
      "this system has no certificates; on Debian and Ubuntu: apt-get install ca-certificates"
    case nil: "curl was ended by a signal"
    case let other?: "curl ended with status \(other)"
    }
  }
}
