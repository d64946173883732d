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
