#if arch(wasm32)
  import Basics
  import Corpora
  import Models
  import Randomness
  import Tensors
  import Training

  // What JavaScript calls. Numbers go in as arguments and as lists in memory that JavaScript has asked for;
  // answers stay in `answer`, and each call returns how many numbers they have, or -1 where it cannot be done.

  private nonisolated(unsafe) var session = Session(tokens: [], vocabularySize: 1, splitSeed: 0)
  private nonisolated(unsafe) var answer: UnsafeMutableBufferPointer<Double> = .allocate(
    capacity: 0)

  private func give(_ numbers: [Double]) -> Int32 {
    answer.deallocate()
    answer = .allocate(capacity: numbers.count)
    _ = answer.initialize(from: numbers)
    return Int32(numbers.count)
  }

  private func tokens(_ start: UnsafePointer<Int32>, _ count: Int32) -> [Token] {
    Array(UnsafeBufferPointer(start: start, count: Int(count)))
  }

  @_expose(wasm, "answer") @_cdecl("engine_answer")
  public func engineAnswer() -> UnsafeMutablePointer<Double>? { answer.baseAddress }

  @_expose(wasm, "room") @_cdecl("engine_room")
  public func engineRoom(_ bytes: Int32) -> UnsafeMutableRawPointer {
    .allocate(byteCount: max(8, Int(bytes)), alignment: 8)
  }

  @_expose(wasm, "release") @_cdecl("engine_release")
  public func engineRelease(_ start: UnsafeMutableRawPointer) { start.deallocate() }

  @_expose(wasm, "words") @_cdecl("engine_words")
  public func engineWords(
    _ start: UnsafePointer<Int32>, _ count: Int32, _ vocabularySize: Int32, _ splitSeed: Int32,
    _ readingLimit: Int32
  ) -> Int32 {
    session = Session(
      tokens: UnsafeBufferPointer(start: start, count: Int(count)),
      vocabularySize: Int(vocabularySize), splitSeed: Int(splitSeed),
      readingLimit: readingLimit > 0 ? Int(readingLimit) : nil)
    return Int32(session.words.count)
  }

  @_expose(wasm, "part") @_cdecl("engine_part")
  public func enginePart(_ part: Int32) -> Int32 {
    give(session.tokens(of: Part.allCases[Int(part)]))
  }

  @_expose(wasm, "load") @_cdecl("engine_load")
  public func engineLoad(_ start: UnsafePointer<UInt8>, _ count: Int32, _ scope: Int32) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: Int(count)))
    let scope = TrainingScope.allCases[Int(scope)]
    return session.load(bytes, from: scope).map { Int32($0) } ?? -1
  }

  @_expose(wasm, "mix") @_cdecl("engine_mix")
  public func engineMix(
    _ members: UnsafePointer<Int32>, _ weights: UnsafePointer<Double>, _ count: Int32
  ) -> Int32 {
    let chosen = 0..<Int(count)
    return Int32(session.mix(chosen.map { Int(members[$0]) }, chosen.map { weights[$0] }))
  }

  @_expose(wasm, "next") @_cdecl("engine_next")
  public func engineNext(_ model: Int32, _ start: UnsafePointer<Int32>, _ count: Int32) -> Int32 {
    give(session.probabilities(Int(model), after: tokens(start, count)))
  }

  @_expose(wasm, "score") @_cdecl("engine_score")
  public func engineScore(_ model: Int32, _ start: UnsafePointer<Int32>, _ count: Int32) -> Int32 {
    give(session.score(Int(model), tokens(start, count)))
  }

  @_expose(wasm, "sample") @_cdecl("engine_sample")
  public func engineSample(
    _ model: Int32, _ seed: UInt64, _ draw: Int32, _ temperature: Double, _ topK: Int32,
    _ start: UnsafePointer<Int32>, _ count: Int32, _ longest: Int32
  ) -> Int32 {
    let sampler = Sampler(
      draw: SamplingMethod.allCases[Int(draw)],
      temperature: max(temperature, Sampler.leastTemperature),
      topK: topK > 0 ? Int(topK) : nil, prefix: tokens(start, count), longest: Int(longest))
    session.sampling = SamplingRun(
      session.models[Int(model)].language, sampler, seed: seed)
    return 0
  }

  @_expose(wasm, "groupSize") @_cdecl("engine_group_size")
  public func engineGroupSize() -> Int32 { Int32(Sampler.groupSize) }

  @_expose(wasm, "sampleMore") @_cdecl("engine_sample_more")
  public func engineSampleMore(_ count: Int32) -> Int32 {
    give(session.sampling?.next(Int(count)) ?? [])
  }

  @_expose(wasm, "sampleSteps") @_cdecl("engine_sample_steps")
  public func engineSampleSteps(_ count: Int32) -> Int32 {
    give(session.sampling?.steps(ofFirstOf: Int(count)) ?? [])
  }

  @_expose(wasm, "loss") @_cdecl("engine_loss")
  public func engineLoss(_ model: Int32, _ part: Int32) -> Int32 {
    session.loss = LossRun(
      of: session.models[Int(model)].language, on: session.split[Part.allCases[Int(part)]])
    return 0
  }

  /// The loss once all is read, nothing before.
  @_expose(wasm, "lossMore") @_cdecl("engine_loss_more")
  public func engineLossMore(_ batches: Int32) -> Int32 {
    give(session.loss?.advance(Int(batches)).map { [$0] } ?? [])
  }

  @_expose(wasm, "counts") @_cdecl("engine_counts")
  public func engineCounts(_ scope: Int32) -> Int32 {
    let scope = TrainingScope.allCases[Int(scope)]
    return give(session.counts(scope))
  }

  @_expose(wasm, "counted") @_cdecl("engine_counted")
  public func engineCounted(_ scope: Int32, _ order: Int32, _ fakeCount: Double) -> Int32 {
    let scope = TrainingScope.allCases[Int(scope)]
    let words = session.words(teaching: scope)
    let table = ContextTable(words, order: Int(order), vocabularySize: session.vocabularySize)
    let model = CountModel(table, smoothing: fakeCount)
    return Int32(session.add(.init(language: AnyLanguageModel(model))))
  }

  @_expose(wasm, "train") @_cdecl("engine_train")
  public func engineTrain(
    _ kind: Int32, _ sizes: UnsafePointer<Int32>, _ settings: UnsafePointer<Double>, _ seed: UInt64
  ) -> Int32 {
    guard let plan = NetworkSettings(settings), let size = NetworkSize(sizes) else { return -1 }
    let kind = ModelCatalog.all[Int(kind)]
    guard !kind.hasHeads || size.channels.isMultiple(of: size.heads), !session.split.train.isEmpty
    else { return -1 }
    session.training = NetworkRun(
      kind, size, plan, seed: seed, on: session.split.train, dev: session.split.dev)
    return 0
  }

  @_expose(wasm, "trainMore") @_cdecl("engine_train_more")
  public func engineTrainMore(_ steps: Int32) -> Int32 {
    guard let (losses, isDone) = session.training?.advance(Int(steps)) else { return -1 }
    return give([isDone ? 1 : 0] + losses)
  }

  @_expose(wasm, "trainHistory") @_cdecl("engine_train_history")
  public func engineTrainHistory() -> Int32 { give(session.training?.history ?? []) }

  @_expose(wasm, "trained") @_cdecl("engine_trained")
  public func engineTrained() -> Int32 {
    guard let model = session.training?.model else { return -1 }
    return Int32(session.add(.init(language: AnyLanguageModel(model), neural: model)))
  }

  @_expose(wasm, "descend") @_cdecl("engine_descend")
  public func engineDescend(_ seed: UInt64, _ scope: Int32) -> Int32 {
    let scope = TrainingScope.allCases[Int(scope)]
    let words = session.words(teaching: scope)
    session.descent = DescentRun(seed: seed, on: words, vocabularySize: session.vocabularySize)
    return 0
  }

  @_expose(wasm, "descendMore") @_cdecl("engine_descend_more")
  public func engineDescendMore(_ steps: Int32, _ rate: Float, _ decay: Float) -> Int32 {
    give(session.descent?.advance(Int(steps), rate: rate, decay: decay) ?? [])
  }

  @_expose(wasm, "descended") @_cdecl("engine_descended")
  public func engineDescended() -> Int32 {
    session.descended().map { Int32($0) } ?? -1
  }

  @_expose(wasm, "descendWeights") @_cdecl("engine_descend_weights")
  public func engineDescendWeights() -> Int32 { give(session.descent?.weights ?? []) }

  @_expose(wasm, "embedding") @_cdecl("engine_embedding")
  public func engineEmbedding(_ model: Int32) -> Int32 { give(session.embedding(Int(model))) }

  @_expose(wasm, "observe") @_cdecl("engine_observe")
  public func engineObserve(_ model: Int32, _ start: UnsafePointer<Int32>, _ count: Int32) -> Int32
  {
    // Each: the letters of its name as numbers after how many they are, rows, columns, values.
    var numbers: [Double] = []
    for seen in session.observations(Int(model), tokens(start, count)) {
      numbers.append(Double(seen.name.utf8.count))
      for byte in seen.name.utf8 { numbers.append(Double(byte)) }
      numbers += [Double(seen.rows), Double(seen.columns)]
      for value in seen.values { numbers.append(Double(value)) }
    }
    return give(numbers)
  }

  @_expose(wasm, "exp") @_cdecl("engine_exp")
  public func engineExp(_ x: Double) -> Double { Elementary.exp(x) }

  @_expose(wasm, "log") @_cdecl("engine_log")
  public func engineLog(_ x: Double) -> Double { Elementary.log(x) }

  @_expose(wasm, "tanh") @_cdecl("engine_tanh")
  public func engineTanh(_ x: Double) -> Double { Elementary.tanh(x) }

  extension NetworkSettings {
    /// Steps, batch, peak, warm-up, dropout, weight decay; nil for what cannot be, or takes a page too much.
    fileprivate init?(_ numbers: UnsafePointer<Double>) {
      let (steps, batch) = (numbers[0], numbers[1])
      guard steps >= 0, steps <= 1e6, batch >= 1, batch <= 4096, numbers[2] >= 0,
        numbers[2].isFinite, (0..<1).contains(numbers[3]), (0..<1).contains(numbers[4]),
        numbers[5] >= 0, numbers[5].isFinite
      else { return nil }
      self.init(
        steps: Int(steps), batch: Int(batch), peak: numbers[2], warmUp: numbers[3],
        dropout: numbers[4], weightDecay: numbers[5])
    }
  }

  extension NetworkSize {
    /// Vocabulary, positions, channels, hidden, layers, heads, context (0 for all), three flags; nil for what
    /// cannot be, or takes a page too much.
    fileprivate init?(_ sizes: UnsafePointer<Int32>) {
      for index in 0..<6 where sizes[index] < 1 || sizes[index] > 4096 { return nil }
      self.init(vocabulary: Int(sizes[0]), positions: Int(sizes[1]))
      (channels, hidden, layers, heads) = (
        Int(sizes[2]), Int(sizes[3]), Int(sizes[4]), Int(sizes[5])
      )
      context = sizes[6] > 0 ? Int(sizes[6]) : nil
      (blankIsBoundary, batchNorm, tiesWeights) = (sizes[7] != 0, sizes[8] != 0, sizes[9] != 0)
    }
  }
#endif
