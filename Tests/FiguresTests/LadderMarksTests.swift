import Testing

@testable import Figures

/// Rungs are where their losses are, by the scale at the rail.
@Suite struct LadderMarksTests {
  private let theme = Theme.standard

  private func rungs(_ marks: [Mark], _ kind: LossLadder.Kind) -> [[Point]] {
    let stroke = LossLadder.stroke(kind, theme)
    return marks.filter { $0.stroke == stroke }.compactMap(\.line)
      .filter { $0.count == 2 && $0[1].x - $0[0].x > 40 }
  }

  @Test("a rung lies level at its loss, and its loss is written")
  func drawsRungs() throws {
    let ladder = LossLadder(rungs: [
      .init("top", [3], kind: .limit), .init("a", [2.25], kind: .counts),
      .init("b", [2], kind: .network), .init("floor", [1], kind: .limit),
    ])
    let marks = marks(of: ladder)
    let y = try #require(ReadScale(.left, of: marks))
    #expect(
      rungs(marks, .counts).map { $0.map(\.y) }.allSatisfy { $0.allSatisfy { agree($0, y(2.25)) } })
    #expect(rungs(marks, .counts).count == 1 && rungs(marks, .network).count == 1)
    #expect(rungs(marks, .network)[0].allSatisfy { agree($0.y, y(2)) })
    #expect(
      Set(rungs(marks, .limit).map { $0[0].y.rounded() }) == [y(3).rounded(), y(1).rounded()])
    for text in ["3.0000", "2.2500", "2.0000", "1.0000"] { #expect(marks.texts.contains(text)) }
    // e to the power of 2 and of 1.
    #expect(marks.texts.contains("7.4") && marks.texts.contains("2.7"))
  }

  @Test("the ground below the floor is filled, from the floor to the end of the rails")
  func fillsTheGround() throws {
    let ladder = LossLadder(rungs: [
      .init("top", [3], kind: .limit), .init("a", [2], kind: .counts),
      .init("floor", [1], kind: .limit),
    ])
    let marks = marks(of: ladder)
    let y = try #require(ReadScale(.left, of: marks))
    let ground = try #require(marks.boxes(theme.grid).first?.rect)
    #expect(agree(ground.y, y(1)) && ground.height > 5)
  }

  @Test("with two columns a rung rises from its first loss to its second")
  func drawsRises() throws {
    let ladder = LossLadder(
      columns: ["train", "dev"],
      rungs: [
        .init("top", [3, 3], kind: .limit), .init("a", [1, 2], kind: .counts),
        .init("b", [2, 2.5], kind: .counts),
      ])
    let drawn = rungs(marks(of: ladder), .counts)
    let top = try #require(rungs(marks(of: ladder), .limit).first)
    #expect(drawn.count == 2 && agree(top[0].y, top[1].y))
    // From 3 down to 1 on one scale: a nat is as long everywhere.
    let nat = drawn[0][0].y - drawn[0][1].y
    #expect(
      agree(drawn[0][0].y - top[0].y, 2 * nat) && agree(drawn[1][0].y - drawn[1][1].y, nat / 2))
  }

  @Test(
    "rungs with a loss that is no number are left out, and nothing leaves the picture in any room")
  func staysInside() {
    let infinite = LossLadder(
      rungs: [.init("a", [.infinity], kind: .counts), .init("b", [.nan], kind: .network)])
    #expect(infinite.rungs.isEmpty)
    let many = LossLadder(rungs: (0..<20).map { .init("model \($0)", [2], kind: .counts) })
    for figure in [infinite, many, LossLadder.example, LossLadder.pairedExample] {
      expectInside(figure)
    }
    let places = marks(of: many).places(of: "2.0000").map(\.y).sorted()
    #expect(zip(places.dropFirst(), places).allSatisfy { $0 - $1 > 19 } && places.count == 20)
  }
}
