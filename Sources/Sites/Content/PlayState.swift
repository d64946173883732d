extension Play {
  /// A form on its page.
  struct Place: Hashable, Sendable {
    let page, play: String
  }

  /// What a form shows when an address asks for it: `sampling.html#sampler.seed=5&sampler.draw=torch`.
  public struct State: Equatable, Sendable {
    let place: Place
    /// What follows `#`.
    let fragment: String

    /// The form `play` of a page, with values by the names of its controls.
    public init(_ play: String, on page: String, _ values: [(name: String, value: String)]) {
      place = Place(page: page, play: play)
      fragment = values.map { "\(play).\($0.name)=\(encoded($0.value))" }.joined(separator: "&")
    }

    /// The address as a link on the page `page` has it.
    func href(from page: String) -> String {
      "\(place.page == page ? "" : "\(place.page).html")#\(fragment)"
    }
  }
}

/// `text` as a value within an address, where `&`, `=` and all that is not ASCII would mean something else.
private func encoded(_ text: String) -> String {
  text.utf8.map { byte in
    switch UnicodeScalar(byte) {
    case "0"..."9", "A"..."Z", "a"..."z", "-", ".", "_", "~": String(UnicodeScalar(byte))
    default: (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }
  }.joined()
}
