import Basics
import Corpora

/// Why a list of words could not be fetched.
enum DownloadError: Error, CustomStringConvertible {
  case noCurl
  case failed(url: String, reason: String)
  case tooLarge(url: String)

  var description: String {
    switch self {
    case .noCurl: "cannot fetch a URL without curl; on Debian and Ubuntu: apt-get install curl"
    case .failed(let url, let reason): "cannot fetch '\(url)': \(reason)"
    case .tooLarge(let url):
      "'\(url)' is larger than \(Download.largest / 1_000_000) MB; fetch it yourself and give the file"
    }
  }
}

/// Fetches a list of words with curl.
enum Download {
  static let largest = Corpus.largestFile
  static let seconds = 60

  /// The text as a URL that can be fetched, or nil when it is a path.
  static func url(_ input: String) -> String? {
    input.hasPrefix("https://") || input.hasPrefix("http://") ? input : nil
  }

  /// `names` for `https://example.org/lists/names.txt?raw=1`.
  static func name(of url: String) -> String {
    let path = url.prefix { $0 != "?" && $0 != "#" }
    let file = path.split(separator: "/").dropFirst(2).last ?? "words"
    return String(file.split(separator: ".", omittingEmptySubsequences: true).first ?? "words")
  }

  /// What `url` holds, in memory. Throws a `DownloadError`.
  static func bytes(of url: String) throws(DownloadError) -> [UInt8] {
    let arguments = [
      "--fail", "--silent", "--location", "--proto", "=http,https", "--max-time", "\(seconds)",
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
    return bytes
  }

  /// The commonest of curl's exit statuses in words.
  private static func reason(forCurlStatus status: Int32?) -> String {
    switch status {
    case 3: "that is no URL"
    case 6: "no such host"
    case 7: "no connection"
    case 22: "the server has no such page"
    case 28: "no answer within \(seconds) seconds"
    case 60: "the server's certificate is not one that this system trusts"
    case 63: "larger than \(largest / 1_000_000) MB"
    case 77: "this system has no certificates; on Debian and Ubuntu: apt-get install ca-certificates"
    case nil: "curl was ended by a signal"
    case let other?: "curl ended with status \(other)"
    }
  }
}
