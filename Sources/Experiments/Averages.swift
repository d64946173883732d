/// The middle of `values` in order of size, or the mean of the two in the middle.
public func median(_ values: [Double]) -> Double {
  precondition(!values.isEmpty, "there is no middle of nothing")
  let sorted = values.sorted()
  return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}

/// The sum of `values` by their number; not a number for none.
public func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
