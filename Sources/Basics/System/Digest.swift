import CGlib

/// SHA-256 by GLib, in lowercase hexadecimal.
public enum Digest {
  /// The digest of `bytes`: 64 digits.
  public static func sha256(_ bytes: [UInt8]) -> String {
    let text = bytes.withUnsafeBufferPointer {
      g_compute_checksum_for_data(G_CHECKSUM_SHA256, $0.baseAddress, gsize($0.count))
    }
    guard let text else { preconditionFailure("GLib has no SHA-256") }
    defer { g_free(text) }
    return String(cString: text)
  }

  /// The digest of `bytes`: 32 bytes.
  public static func sha256Bytes(_ bytes: [UInt8]) -> [UInt8] {
    let digits = sha256(bytes).map { UInt8($0.hexDigitValue!) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

/// The same of bytes that come one after the other.
public struct RunningDigest: ~Copyable {
  private let checksum: OpaquePointer
  /// Whether no byte has come yet.
  public private(set) var isEmpty = true

  /// Of no bytes.
  public init() {
    guard let checksum = g_checksum_new(G_CHECKSUM_SHA256) else {
      preconditionFailure("GLib has no SHA-256")
    }
    self.checksum = checksum
  }

  /// Goes on with `bytes`.
  public mutating func add(_ bytes: ArraySlice<UInt8>) {
    isEmpty = isEmpty && bytes.isEmpty
    bytes.withUnsafeBufferPointer {
      g_checksum_update(checksum, $0.baseAddress, gssize($0.count))
    }
  }

  /// The digest of all of them, after which no more may come.
  public var hexadecimal: String { String(cString: g_checksum_get_string(checksum)) }

  deinit { g_checksum_free(checksum) }
}
