import Basics
import Glibc

/// A process that ran to its end.
struct ProcessMeasurement {
  let seconds: Double
  /// The most memory that it held at a time, or that this process holds if that is more: the system
  /// counts from before the program begins.
  let peakBytes: Int

  /// Runs the program at `path`, its output thrown away. Throws a `FileError` if it cannot be
  /// started or fails.
  init(path: String, _ arguments: [String], input: Int32? = nil) throws(FileError) {
    var usage = rusage()
    var failure: FileError?
    seconds = Experiments.seconds {
      do {
        let process = try Self.start(path, arguments, input)
        var status: Int32 = 0
        while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
        if status != 0 { failure = FileError("run", path, reason: "it failed") }
      } catch { failure = error as? FileError }
    }
    if let failure { throw failure }
    peakBytes = usage.ru_maxrss * 1024
  }

  private static func start(
    _ path: String, _ arguments: [String], _ input: Int32?
  ) throws(FileError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    var pointers = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process = pid_t()
    let code = posix_spawn(&process, path, &actions, nil, &pointers, environ)
    guard code == 0 else { throw FileError("run", path, errno: code) }
    return process
  }
}

/// The most memory that this process held so far.
func peakBytesOfThisProcess() -> Int {
  var usage = rusage()
  getrusage(RUSAGE_SELF.rawValue, &usage)
  return usage.ru_maxrss * 1024
}
