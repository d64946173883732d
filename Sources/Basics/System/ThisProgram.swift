import CLinux

/// Which build of the program this is: what the linker noted of all that it is made of, in hexadecimal; the digest of
/// its file where there is no such note.
public let thisProgram: String =
  linkerNote() ?? (try? readFile("/proc/self/exe")).map(Digest.sha256) ?? "unknown"

/// Where the file of this program is.
public var thisProgramsPath: String { (try? resolvedPath("/proc/self/exe")) ?? "mmreport" }

private func linkerNote() -> String? {
  var count = 0
  guard let bytes = build_id(&count) else { return nil }
  let digits = Array("0123456789abcdef")
  return String(
    UnsafeBufferPointer(start: bytes, count: count).flatMap {
      [digits[Int($0 >> 4)], digits[Int($0 & 15)]]
    })
}
