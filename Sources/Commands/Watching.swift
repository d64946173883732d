import Basics
import Corpora
import Glibc
import Sites

extension Build {
  func run(_ terminal: inout Terminal, _ asked: Asked<Build>) throws -> ExitStatus {
    guard watch else { return try run(&terminal) }
    if Watched(of: self, asked.optionsFile).places.isEmpty { throw UsageError.nothingToWatch }
    return try follow(asked, &terminal)
  }

  /// Builds until the options say that it is enough.
  private func follow(_ asked: Asked<Build>, _ terminal: inout Terminal) throws -> ExitStatus {
    var build = self
    var isFirst = true
    while true {
      var watched = Watched(of: build, asked.optionsFile)
      do {
        // What is read may have another name now.
        build = try asked.command()
        watched.follow(build)
        if build.input.input == "-" { throw UsageError.watchesStandardInput }
        _ = try build.run(&terminal)
        if !build.watch { return .done }
      } catch let error as UsageError where isFirst {
        throw error
      } catch {
        terminal.complain("mmreport: \(error)")
      }
      isFirst = false
      terminal.progress("watching " + watched.places.map(printable).joined(separator: ", "))
      watched.waitForChange()
    }
  }
}

/// What a build reads that may be another one later, and how it looked.
private struct Watched {
  private let options: File?
  private var list: File?
  private var templates: String?
  private var templateLines: [String] = []

  /// A file as it was.
  private struct File {
    let path: String
    let line: String?

    init(_ path: String) { (self.path, line) = (path, fileLine(path)) }

    var isOther: Bool { fileLine(path) != line }
  }

  init(of build: Build, _ options: String?) {
    self.options = options.map(File.init)
    follow(build)
  }

  /// From now on those that `build` reads.
  mutating func follow(_ build: Build) {
    list = build.input.input.flatMap { $0 == "-" || Download.url($0) != nil ? nil : File($0) }
    templates = build.templates
    templateLines = templates.map(TemplateFolder.state) ?? []
  }

  var places: [String] { [options?.path, list?.path, templates].compactMap { $0 } }

  private var isOther: Bool {
    (options?.isOther ?? false) || (list?.isOther ?? false)
      || (templates.map(TemplateFolder.state) ?? []) != templateLines
  }

  /// Returns a moment after something changed.
  func waitForChange() {
    while !isOther { usleep(Self.pause) }
    // Who writes a file may still be at it.
    usleep(Self.pause)
  }

  /// Between two looks, in microseconds.
  private static let pause: UInt32 = 100_000
}
