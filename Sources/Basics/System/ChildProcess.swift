import Glibc

/// A program that this one started. `wait` must be called once, or its entry stays in the system's table.
public struct ChildProcess: Sendable {
  private let program: String
  private let process: pid_t

  /// How a process ended.
  public struct Outcome: Sendable {
    /// What it told its caller, 0 for done; nil if a signal ended it.
    public let status: Int32?
    /// The most memory that it held at a time, in bytes, or that its caller held when it began, if that is
    /// more.
    public let peakBytes: Int
  }

  /// Starts `program`: a path, or a name that is searched for along `PATH`.
  ///
  /// - Parameters:
  ///   - input, output: descriptors for its standard input and output; without them it reads an
  ///     empty file, and what it prints is thrown away. Its standard error is this process's.
  /// - Throws: a `FileError` if there is no such program or it cannot be run.
  public init(
    _ program: String, _ arguments: [String], input: Int32? = nil, output: Int32? = nil
  ) throws(FileError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (own, place, mode) in [(input, STDIN_FILENO, O_RDONLY), (output, STDOUT_FILENO, O_WRONLY)] {
      if let own {
        posix_spawn_file_actions_adddup2(&actions, own, place)
      } else {
        posix_spawn_file_actions_addopen(&actions, place, "/dev/null", mode, 0)
      }
    }
    // A thread that holds signals back would hand that on, and the program could not be ended.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let code = posix_spawnp(&process, program, &actions, &attributes, &words, environ)
    guard code == 0 else { throw FileError("run", program, errno: code) }
    (self.program, self.process) = (program, process)
  }

  /// Asks it to end.
  public func terminate() { kill(process, SIGTERM) }

  /// Waits until it has ended. Throws a `FileError` if that cannot be known.
  public func wait() throws(FileError) -> Outcome {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      if errno != EINTR { throw FileError("wait for", program, errno: errno) }
    }
    return Outcome(
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : nil, peakBytes: usage.ru_maxrss * 1024)
  }
}

extension ChildProcess {
  /// Runs `program` to its end, as above.
  ///
  /// - Returns: what it printed, or nil when that was more than `limit` bytes and it was asked to end; and
  ///   what it told its caller.
  /// - Throws: a `FileError` if it cannot be run or read from.
  public static func output(
    of program: String, _ arguments: [String], atMost limit: Int
  ) throws(FileError) -> (bytes: [UInt8]?, status: Int32?) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw FileError("run", program, errno: errno) }
    for end in ends { closeOnExecution(end) }
    let reading = OpenFile(ends[0], path: program)
    var writing = OpenFile(ends[1], path: program)
    let process = try ChildProcess(program, arguments, output: ends[1])
    // Nobody else may hold the end to write to, or the end of what it prints is never seen.
    try writing.close()
    let bytes = try reading.readAll(atMost: limit)
    if bytes == nil { process.terminate() }
    return (bytes, try process.wait().status)
  }
}

/// The most memory that this process held so far, in bytes.
public func peakBytesOfThisProcess() -> Int {
  var usage = rusage()
  getrusage(RUSAGE_SELF.rawValue, &usage)
  return usage.ru_maxrss * 1024
}
