import CEmbedded
import CGlib
public func hello() -> Int { Int(embedded_names().count) + Int(G_CHECKSUM_SHA256.rawValue) }
