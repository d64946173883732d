/// Memory that is handed out piece by piece and taken back all at once.
///
/// A training step asks for the same pieces every time: after the first steps one block holds them
/// all, and nothing is allocated any more.
final class Arena {
  private var blocks: [UnsafeMutableRawBufferPointer] = []
  private var used = 0

  /// Bytes of all blocks.
  var capacity: Int { blocks.reduce(0) { $0 + $1.count } }

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// Room for `count` values, on a boundary of 64 bytes, not initialised.
  func room<Value: BitwiseCopyable>(for count: Int, of: Value.Type) -> UnsafeMutablePointer<Value> {
    let bytes = (count * MemoryLayout<Value>.stride + 63) / 64 * 64
    if blocks.isEmpty || used + bytes > blocks[blocks.count - 1].count { grow(by: bytes) }
    let start = blocks[blocks.count - 1].baseAddress! + used
    used += bytes
    return start.bindMemory(to: Value.self, capacity: count)
  }

  /// Takes everything back. Several blocks become one that is as large as all of them.
  func reset() {
    used = 0
    guard blocks.count > 1 else { return }
    let bytes = capacity
    for block in blocks { block.deallocate() }
    blocks = [.allocate(byteCount: bytes, alignment: 64)]
  }

  private func grow(by bytes: Int) {
    let size = max(bytes, capacity, 1 << 16)
    blocks.append(.allocate(byteCount: size, alignment: 64))
    used = 0
  }
}
