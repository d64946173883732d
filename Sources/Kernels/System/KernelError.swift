/// What can be wrong with a choice of kernels.
public enum KernelError: Error, Equatable, CustomStringConvertible {
  case unknownInstructionSet(String)
  case unavailableInstructionSet(InstructionSet)

  public var description: String {
    let available = InstructionSet.allCases.filter(\.isAvailable).map(\.rawValue)
    let advice = "unset it or choose one of: \(available.joined(separator: ", "))"
    return switch self {
    case .unknownInstructionSet(let name):
      "\(InstructionSet.variable) is '\(name)', which is no instruction set; \(advice)"
    case .unavailableInstructionSet(let set):
      "\(InstructionSet.variable) is '\(set.rawValue)', which this processor does not have; \(advice)"
    }
  }
}
