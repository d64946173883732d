import Testing

@testable import Figures

@Suite struct PaletteTests {
  @Test("every colour of every ramp carries text at 4.5:1 or better", arguments: Theme.all)
  func readsOnRamps(theme: Theme) {
    for ground in theme.sequential.colors + theme.diverging.colors + [theme.unseen, theme.panel] {
      #expect(theme.ink(on: ground).contrast(with: ground) >= 4.5)
      #expect(theme.quietInk(on: ground).contrast(with: ground) >= 4.5)
    }
  }

  @Test("words reach 4.5:1 and lines 3:1 against the background", arguments: Theme.all)
  func readsOnBackground(theme: Theme) {
    for words in [theme.text, theme.secondary] + theme.series {
      #expect(words.contrast(with: theme.background) >= 4.5)
    }
    for mark in [theme.line, theme.accent] {
      #expect(mark.contrast(with: theme.background) >= 3)
    }
  }

  @Test("the sequential ramp only gets darker in light and lighter in dark", arguments: Theme.all)
  func isMonotone(theme: Theme) {
    let lights = theme.sequential.colors.map(\.luminance)
    let isFalling = lights.first! > lights.last!
    #expect(isFalling == (theme.name == "light"))
    #expect(zip(lights, lights.dropFirst()).allSatisfy { isFalling ? $0 >= $1 : $0 <= $1 })
    #expect(abs(lights.first! - lights.last!) > 0.5)
  }

  @Test("the diverging ramp is monotone to both sides of its middle", arguments: Theme.all)
  func divergesEvenly(theme: Theme) {
    let lights = theme.diverging.colors.map(\.luminance)
    let (low, high) = (lights[...127], lights[128...])
    let rises = theme.name == "light"
    #expect(zip(low, low.dropFirst()).allSatisfy { rises ? $0 <= $1 : $0 >= $1 })
    #expect(zip(high, high.dropFirst()).allSatisfy { rises ? $0 >= $1 : $0 <= $1 })
  }

  @Test("zero's colour is none of the ramp's", arguments: Theme.all)
  func keepsZeroApart(theme: Theme) {
    #expect(!theme.sequential.colors.contains(theme.unseen))
  }
}
