/// Whether two names have the same bytes. Equality of strings would ask Unicode's tables whether they look the same,
/// and a page would carry those tables.
public func sameName(_ one: String, _ other: String) -> Bool {
  one.utf8.elementsEqual(other.utf8)
}
