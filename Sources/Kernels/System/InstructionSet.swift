import CProcessor
import Glibc
import KernelInterface
import KernelsBaseline

#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// The levels that the kernels are compiled for; `baseline` is the only one on other processors.
public enum InstructionSet: String, CaseIterable, Sendable {
  case baseline, v3, v4

  /// The environment variable that chooses one when a process starts.
  public static let variable = "MMREPORT_SIMD"

  /// Whether this processor runs it.
  public var isAvailable: Bool {
    switch self {
    case .baseline: true
    case .v3: processor_runs_v3()
    case .v4: processor_runs_v4()
    }
  }

  /// What it needs and this processor lacks, as compilers call it: `avx512f`.
  public var lacking: [String] {
    let level = Int32(rawValue.dropFirst()) ?? 0
    var (names, index): ([String], Int) = ([], 0)
    while case let feature = processor_feature(index), let name = feature.name {
      if feature.level <= level, !feature.is_there { names.append(String(cString: name)) }
      index += 1
    }
    return names
  }

  /// Its kernels. They may only be called if the set is available.
  public var kernels: ChosenKernels {
    #if arch(x86_64)
      switch self {
      case .baseline: KernelsBaseline.SIMDKernels.self
      case .v3: KernelsV3.SIMDKernels.self
      case .v4: KernelsV4.SIMDKernels.self
      }
    #else
      KernelsBaseline.SIMDKernels.self
    #endif
  }

  /// The set that `request` names, or the widest available one without a request.
  ///
  /// Throws `KernelError` if the name is unknown or the processor lacks it.
  public static func chosen(by request: String?) throws(KernelError) -> InstructionSet {
    guard let request else { return allCases.last { $0.isAvailable } ?? .baseline }
    guard let set = InstructionSet(rawValue: request) else {
      throw .unknownInstructionSet(request)
    }
    guard set.isAvailable else { throw .unavailableInstructionSet(set) }
    return set
  }

  /// The set that this process computes with: what `variable` names, or the widest.
  public static func current() throws(KernelError) -> InstructionSet {
    try chosen(by: getenv(variable).map { String(cString: $0) })
  }
}
