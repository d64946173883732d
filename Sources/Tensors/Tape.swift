public import Kernels

/// What a forward pass did, so that a backward pass can undo it in reverse.
///
/// Tensors made on a tape live until `reset()`. Used step after step, it allocates nothing: memory
/// comes from an arena, and records are plain values in it. A tape belongs to one task.
public final class Tape {
  /// The kernels that all operations run on.
  public let kernels: ChosenKernels
  /// Whether operations are recorded; without, tensors get no gradients (evaluation, sampling).
  public let isRecording: Bool
  /// Whether what models say of themselves along the way is kept in `observations`.
  public let isObserving: Bool
  /// In the order in which names were first observed.
  public internal(set) var observations: [Observation] = []

  /// What keeps the transposes of parameters; nil where they may change from step to step.
  let prepared: PreparedWeights?
  private let arena = Arena()
  private var records: [Record] = []

  /// An operation's place in the arena, and what reads it there and runs it backward.
  private struct Record {
    let address: UnsafeRawPointer
    let backward: (UnsafeRawPointer, ChosenKernels) -> Void
  }

  /// A tape without tensors; `isRecording` and `isObserving` say what the flags mean. One that does not
  /// record may take the transposes of parameters, as long as these do not change, from `prepared`.
  public init(
    recording: Bool = true, observing: Bool = false, preparing prepared: PreparedWeights? = nil,
    kernels: ChosenKernels = Kernels.kernels
  ) {
    precondition(!recording || prepared == nil, "what records is trained, and its weights change")
    (isRecording, isObserving) = (recording, observing)
    (self.prepared, self.kernels) = (prepared, kernels)
  }

  /// Bytes that the tape holds.
  public var capacity: Int { arena.capacity }

  /// Forgets all tensors and operations, and keeps the memory for the next step.
  public func reset() {
    records.removeAll(keepingCapacity: true)
    observations.removeAll()
    arena.reset()
  }

  /// A tensor of rows x columns with values to be written.
  public func tensor(rows: Int, columns: Int) -> Tensor {
    make(rows, columns, withGradient: isRecording)
  }

  /// A tensor that receives no gradient.
  public func constant(rows: Int, columns: Int) -> Tensor {
    make(rows, columns, withGradient: false)
  }

  /// A constant with these numbers, row by row.
  public func constant(_ numbers: [Float], rows: Int, columns: Int) -> Tensor {
    let tensor = constant(rows: rows, columns: columns)
    tensor.fill(from: numbers)
    return tensor
  }

  /// A copy of `numbers` that lives as long as the step does.
  public func indices(_ numbers: [Int32]) -> IndexList {
    indices(count: numbers.count) { _ = $0.update(fromContentsOf: numbers) }
  }

  /// Room for `count` indices, filled by `fill`, that lives as long as the step does.
  public func indices(
    count: Int, _ fill: (UnsafeMutableBufferPointer<Int32>) -> Void
  ) -> IndexList {
    let room = arena.room(for: max(count, 1), of: Int32.self)
    fill(UnsafeMutableBufferPointer(start: room, count: count))
    return IndexList(start: room, count: count)
  }

  /// Room for `count` numbers that an operation keeps between forward and backward.
  func scratch(_ count: Int) -> UnsafeMutablePointer<Float> {
    arena.room(for: max(count, 1), of: Float.self)
  }

  /// Runs an operation forward, and remembers it for `backward(from:)`.
  func run<Kind: Operation>(_ operation: Kind) -> Tensor {
    operation.forward(kernels)
    if isRecording {
      let place = arena.room(for: 1, of: Kind.self)
      place.pointee = operation
      records.append(Record(address: place, backward: Kind.backward))
    }
    return operation.result
  }

  /// Adds to every tensor's gradient what `loss` (1 x 1) owes to it.
  public func backward(from loss: Tensor) {
    precondition(isRecording, "this tape does not record; make it with recording: true")
    precondition(loss.count == 1, "backward starts from one number, not from \(loss.shape)")
    loss.gradient?.start.pointee = 1
    for record in records.reversed() {
      record.backward(record.address, kernels)
    }
  }

  private func make(_ rows: Int, _ columns: Int, withGradient: Bool) -> Tensor {
    precondition(rows >= 0 && columns >= 0, "no tensor has shape [\(rows), \(columns)]")
    let count = rows * columns
    let values = scratch(count)
    let storage = arena.room(for: 1, of: Tensor.Storage.self)
    storage.pointee = Tensor.Storage(
      values: values, gradients: withGradient ? scratch(count) : nil, count: count,
      hasGradient: false)
    return Tensor(rows: rows, columns: columns, stride: columns, start: values, storage: storage)
  }
}

/// One step of a computation: its forward stands beside its backward.
protocol Operation: BitwiseCopyable {
  /// What the forward pass writes.
  var result: Tensor { get }
  func forward(_ kernels: ChosenKernels)
  /// Adds to the gradients of the inputs what the gradient of the result owes to them.
  func backward(_ kernels: ChosenKernels)
}

extension Operation {
  /// Reads an operation back from the arena, and runs it backward if anything used its result.
  static func backward(at address: UnsafeRawPointer, _ kernels: ChosenKernels) {
    let operation = address.load(as: Self.self)
    if operation.result.storage.pointee.hasGradient { operation.backward(kernels) }
  }
}
