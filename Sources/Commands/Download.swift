import Basics
import Glibc

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
  static let largest = 256_000_000
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
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .failed(url: url, reason: reasonOfSystem()) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let process = try start(url, writingTo: ends[1])
    close(ends[1])
    let bytes = bytes(from: ends[0], atMost: largest)
    if bytes == nil { kill(process, SIGTERM) }
    let status = exitStatus(of: process)
    guard let bytes else { throw .tooLarge(url: url) }
    guard status == 0 else { throw .failed(url: url, reason: reason(forCurlStatus: status)) }
    return bytes
  }

  private static func start(_ url: String, writingTo end: Int32) throws(DownloadError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, end, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    let arguments = [
      "curl", "--fail", "--silent", "--location", "--proto", "=http,https", "--max-time",
      "\(seconds)", "--max-filesize", "\(largest)", "--", url,
    ]
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process = pid_t()
    guard posix_spawnp(&process, "curl", &actions, nil, &pointers, environ) == 0 else {
      throw .noCurl
    }
    return process
  }

  /// Nil when there are more than `limit`.
  private static func bytes(from descriptor: Int32, atMost limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 || (count < 0 && errno != EINTR) { return bytes }
      bytes += chunk[..<max(count, 0)]
    }
    return nil
  }

  private static func exitStatus(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
  }

  /// The commonest of curl's exit statuses in words.
  private static func reason(forCurlStatus status: Int32) -> String {
    switch status {
    case 3: "that is no URL"
    case 6: "no such host"
    case 7: "no connection"
    case 22: "the server has no such page"
    case 28: "no answer within \(seconds) seconds"
    case 63: "larger than \(largest / 1_000_000) MB"
    default: "curl ended with status \(status)"
    }
  }

  private static func reasonOfSystem() -> String { String(cString: strerror(errno)) }
}
