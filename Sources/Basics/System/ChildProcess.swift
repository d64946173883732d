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
  ///   - variables: what its environment has beside this process's, or in its place.
  /// - Throws: a `FileError` if there is no such program or it cannot be run.
  public init(
    _ program: String, _ arguments: [String], input: Int32? = nil, output: Int32? = nil,
    setting variables: [String: String] = [:]
  ) throws(FileError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    redirect(input, output, &actions)
    // A thread that holds signals back would hand that on, and the program could not be ended.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    let added = variables.map { strdup("\($0)=\($1)") }
    var settings = environmentEntries(without: variables) + added + [nil]
    defer { for text in words + added { free(text) } }
    var process = pid_t()
    let code = posix_spawnp(&process, program, &actions, &attributes, &words, &settings)
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
  /// - Parameter endsWithThis: whether a signal that ends this process ends the program first; for one at a time.
  /// - Returns: what it printed, or nil when that was more than `limit` bytes and it was asked to end; and
  ///   what it told its caller.
  /// - Throws: a `FileError` if it cannot be run or read from.
  public static func output(
    of program: String, _ arguments: [String], input: Int32? = nil,
    setting variables: [String: String] = [:], atMost limit: Int, endsWithThis: Bool = false
  ) throws(FileError) -> (bytes: [UInt8]?, status: Int32?) {
    let interrupts = endsWithThis ? Interrupts() : nil
    defer { interrupts?.deliver() }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw FileError("run", program, errno: errno) }
    for end in ends { closeOnExecution(end) }
    let reading = OpenFile(ends[0], path: program)
    var writing = OpenFile(ends[1], path: program)
    let process = try ChildProcess(
      program, arguments, input: input, output: ends[1], setting: variables)
    interrupts?.end(process.process)
    defer { interrupts?.end(nil) }
    // Nobody else may hold the end to write to, or the end of what it prints is never seen.
    try writing.close()
    let bytes = try reading.readAll(atMost: limit)
    if bytes == nil { process.terminate() }
    return (bytes, try process.wait().status)
  }
}

/// Puts descriptors in the place of a program's input and output, or else an empty file and none.
private func redirect(
  _ input: Int32?, _ output: Int32?, _ actions: inout posix_spawn_file_actions_t
) {
  for (own, place, mode) in [(input, STDIN_FILENO, O_RDONLY), (output, STDOUT_FILENO, O_WRONLY)] {
    if let own {
      posix_spawn_file_actions_adddup2(&actions, own, place)
    } else {
      posix_spawn_file_actions_addopen(&actions, place, "/dev/null", mode, 0)
    }
  }
}

/// `NAME=value` as this process's environment has it, for each variable that is not among `others`.
private func environmentEntries(
  without others: [String: String]
) -> [UnsafeMutablePointer<CChar>?] {
  var entries: [UnsafeMutablePointer<CChar>?] = []
  var next = environ
  while let entry = next.pointee {
    let name = String(cString: entry).prefix { $0 != "=" }
    if others[String(name)] == nil { entries.append(entry) }
    next += 1
  }
  return entries
}

/// The most memory that this process held so far, in bytes.
public func peakBytesOfThisProcess() -> Int {
  var usage = rusage()
  getrusage(RUSAGE_SELF.rawValue, &usage)
  return usage.ru_maxrss * 1024
}
