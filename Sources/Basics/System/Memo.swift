/// A value that is computed when it is first asked for, once, whichever thread asks; others wait.
public final class Once<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  /// Nothing is computed yet.
  public init() {}

  /// The value that the first caller's `make` made. A `make` that throws leaves the next caller to try.
  public func callAsFunction<Failure: Error>(
    _ make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try value.withLock { value throws(Failure) in
      if let value { return value }
      let made = try make()
      value = made
      return made
    }
  }
}

/// Values by key, each computed once.
public final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let places = Mutex<[Key: Once<Value>]>([:])

  /// Nothing is computed yet.
  public init() {}

  /// The value that the first caller with this key made.
  public func callAsFunction<Failure: Error>(
    _ key: Key, _ make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let place = places.withLock { places in
      let place = places[key] ?? Once()
      places[key] = place
      return place
    }
    return try place(make)
  }
}
