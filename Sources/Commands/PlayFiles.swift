import Basics
import Corpora
import Experiments
import Sites

/// What the forms of a site load when they are first used: the engine, the list, and the models.
struct PlayFiles {
  /// Deflated.
  let engine: [UInt8]
  let catalog: PlayCatalog
  let words: [String]
  let models: [PlayableModel]
  let store: Store

  /// One each.
  func scripts() throws -> [DataScript] {
    let list = small(Array(words.joined(separator: "\n").utf8))
    let weights = models.flatMap { model in
      [(model.id, model.train), ("\(model.id)-all", model.all)].compactMap { name, bytes in
        bytes.map { DataScript("weights/\(name)", deflated: Array($0)) }
      }
    }
    return try [
      DataScript("catalog", json: catalog.json()), DataScript("engine", deflated: engine),
      DataScript("words", deflated: list),
    ] + weights
  }

  /// `bytes` deflated, which is kept, as it takes long.
  private func small(_ bytes: [UInt8]) -> [UInt8] {
    let step = Step("list", "deflated", from: [.init("the list", Digest.sha256(bytes))])
    return store.content(of: step) { deflated(bytes) }
  }
}
