import Basics

/// What a site has beside the words of its pages.
struct Made: Sendable {
  /// The HTML of each formula.
  var typeset: [Formula: String] = [:]
  var data: [DataScript] = []
  /// Nil where no script reads it.
  var search: SearchIndex?
  var images: SiteImages?
  /// The files of all illustrations, in their order.
  var figures: [SiteFile] = []
  /// The tables, and what whoever builds the site has beside it.
  var others: [SiteFile] = []

  /// Makes a part on any thread, and gives what puts it in its place.
  typealias Part = @Sendable () throws -> @Sendable (inout Made) -> Void

  static func part<Value: Sendable>(
    _ place: any WritableKeyPath<Made, Value> & Sendable,
    _ make: @escaping @Sendable () throws -> Value
  ) -> Part {
    {
      let value = try make()
      return { $0[keyPath: place] = value }
    }
  }
}

extension Site {
  /// The HTML of each formula; what is wrong with one is said with its place.
  private func typeset(_ drafts: [Draft]) throws(SiteError) -> [Formula: String] {
    let all = drafts.flatMap { formulas(in: $0.html) }
    guard !all.isEmpty else { return [:] }
    do {
      return try Sites.typeset(all, kept: kept.store)
    } catch .badFormula(let tex, let reason, _) {
      let draft = drafts.first { formulas(in: $0.html).contains { $0.source == tex } }
      let place = draft.flatMap { templates.place(ofFormula: tex, in: $0.template) }
      throw .badFormula(tex, reason: reason, place: place)
    }
  }

  /// What takes long, all at once.
  func made(
    of input: Input, _ illustrations: [Illustration], _ drafts: [Draft],
    _ data: @escaping @Sendable () throws -> [DataScript],
    _ files: @escaping @Sendable () throws -> [SiteFile], jobs: Int
  ) throws -> Made {
    let (images, hasPlays) = (images, hasPlays(drafts))
    let others: [Made.Part] = [
      Made.part(\.typeset) { try typeset(drafts) },
      Made.part(\.data) { try hasPlays ? data() : [] },
      Made.part(\.search) { scripts.reader == nil ? nil : searchIndex(drafts) },
      Made.part(\.images) { try images(input) },
      Made.part(\.others, files),
    ]
    let drawing: [Made.Part] = illustrations.map { image in
      {
        let files = try image.files(kept)
        return { $0.figures += files }
      }
    }
    return try concurrently(jobs: jobs, others + drawing).reduce(into: Made()) { $1(&$0) }
  }
}
