import Basics
import Corpora
import Glibc

extension Build {
  /// Builds, and builds again whenever the list or a template is another one, until the process is ended. What goes
  /// wrong is said, and the next change tried. Throws a `UsageError` where nothing could change.
  func buildOnChanges(_ terminal: inout Terminal) throws -> ExitStatus {
    let list = input.input.flatMap { $0 == "-" || Download.url($0) != nil ? nil : $0 }
    guard list != nil || templates != nil else { throw UsageError.nothingToWatch }
    func state() -> [String] {
      (list.map { [fileLine($0) ?? ""] } ?? []) + (templates.map(fileLines) ?? [])
    }
    while true {
      let built = state()
      do { _ = try buildOnce(&terminal) } catch let error as UsageError { throw error } catch {
        terminal.complain("mmreport: \(error)")
      }
      terminal.progress(
        "watching " + [list, templates].compactMap { $0.map(printable) }.joined(separator: " and "))
      while state() == built { usleep(Self.pause) }
      // Who writes a file may still be at it.
      usleep(Self.pause)
    }
  }

  /// Between two looks, in microseconds.
  private static let pause: UInt32 = 100_000
}
