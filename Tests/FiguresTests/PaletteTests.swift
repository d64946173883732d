import Testing

@testable import Figures

@Suite struct PaletteTests {
  private let theme = Theme.standard

  @Test("every colour of every ramp carries text at 4.5:1 or better")
  func readsOnRamps() {
    for ground in theme.sequential.colors + theme.diverging.colors + [theme.unseen, theme.panel] {
      #expect(theme.ink(on: ground).contrast(with: ground) >= 4.5)
      #expect(theme.quietInk(on: ground).contrast(with: ground) >= 4.5)
    }
  }

  @Test("words reach 4.5:1 and lines 3:1 against the background")
  func readsOnBackground() {
    for words in [theme.text, theme.secondary] + theme.series {
      #expect(words.contrast(with: theme.background) >= 4.5)
    }
    for mark in [theme.line, theme.accent] {
      #expect(mark.contrast(with: theme.background) >= 3)
    }
  }

  @Test("the sequential ramp only gets darker in light and lighter in dark")
  func isMonotone() {
    let colors = theme.sequential.colors
    let (light, dark) = (colors.map(\.light.luminance), colors.map(\.dark.luminance))
    #expect(light.first! - light.last! > 0.5 && dark.last! - dark.first! > 0.5)
    #expect(zip(light, light.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(zip(dark, dark.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test("the diverging ramp is monotone to both sides of its middle")
  func divergesEvenly() {
    let colors = theme.diverging.colors
    // What rises in light falls in dark.
    for lights in [colors.map(\.light.luminance), colors.map { -$0.dark.luminance }] {
      let (low, high) = (lights[...127], lights[128...])
      #expect(zip(low, low.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(zip(high, high.dropFirst()).allSatisfy { $0 >= $1 })
    }
  }

  @Test("zero's colour is none of the ramp's")
  func keepsZeroApart() {
    for color in theme.sequential.colors {
      #expect(color.light != theme.unseen.light && color.dark != theme.unseen.dark)
    }
  }
}
