import CLinux
import Glibc

/// How many processors this process may run on: those of the machine, or those that it was given.
public let availableProcessors: Int = {
  var set = cpu_set_t()
  guard gnu_sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &set) == 0 else { return 1 }
  return withUnsafeBytes(of: set) { bytes in max(1, bytes.reduce(0) { $0 + $1.nonzeroBitCount }) }
}()
