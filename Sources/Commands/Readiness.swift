import Basics
import Figures
import Sites

extension SiteMaker {
  /// Looks at everything that could stop a build after its models are trained, so that it is said before: the
  /// site's folder, the templates, the fonts, and what sets formulas. Throws what is wrong.
  ///
  /// - Parameter templates: of the pages that are to be made.
  func expectAll(for templates: [String], _ writer: SiteWriter) throws {
    try writer.prepare()
    try self.templates.expectSense()
    try expectFonts()
    if self.templates.haveFormulas(in: templates) { try expectFormulaEngine(kept: store) }
  }
}
