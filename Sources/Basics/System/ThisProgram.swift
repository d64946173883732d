/// Which build of the program this is: the digest of its file.
public let thisProgram: String =
  (try? readFile("/proc/self/exe")).map(Digest.sha256) ?? "unknown"
