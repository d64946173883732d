import Basics
import Corpora
import Experiments
import Sites

/// What the forms of a site load when they are first used: the engine, the list, and the models.
struct PlayFiles {
  let engine: [UInt8]
  let catalog: PlayCatalog
  let words: [String]
  let models: [PlayableModel]

  /// A script each, on up to `jobs` threads; the same bytes for any number.
  func files(jobs: Int) throws -> [SiteFile] {
    let large: [@Sendable () throws -> [SiteFile]] = [
      { [DataScript.file("engine", deflated: deflated(engine))] },
      { [DataScript.file("words", deflated: deflated(Array(words.joined(separator: "\n").utf8)))] },
    ]
    let weights: [@Sendable () throws -> [SiteFile]] = models.map { model in { scripts(of: model) }
    }
    return try [DataScript.file("catalog", json: catalog.json())]
      + concurrently(jobs: jobs, large + weights).flatMap { $0 }
  }

  private func scripts(of model: PlayableModel) -> [SiteFile] {
    [(model.id, model.train), ("\(model.id)-all", model.all)].compactMap { name, bytes in
      bytes.map { DataScript.file("weights/\(name)", deflated: Array($0)) }
    }
  }
}
