/// One line a kind of figure, with a small example of it.
public enum FigureGallery {
  /// A figure with little data.
  public struct Example: Sendable {
    /// The kind of figure.
    public let id: String
    /// What the figure shows, for a list.
    public let summary: String
    /// Ready to be rendered.
    public let figure: any Figure

    init(_ id: String, _ summary: String, _ figure: some Figure) {
      (self.id, self.summary, self.figure) = (id, summary, figure)
    }
  }

  /// All kinds, those of counting first.
  public static let examples: [Example] = [
    Example("count-heatmap", "how often each character follows each", CountHeatmap.example),
    Example("probability-heatmap", "a row a distribution", MatrixHeatmap.example),
    Example(
      "signed-heatmap", "weights or gradients, below and above 0", MatrixHeatmap.signedExample),
    Example("line-chart", "losses over steps", LineChart.example),
    Example("sweep-chart", "losses over a setting, from 0 to ∞", LineChart.sweepExample),
    Example("probability-table", "probabilities with bars", ProbabilityTable.example),
    Example("probability-bars", "two distributions side by side", ProbabilityBars.example),
    Example("word-arrows", "a word as arrows from letter to letter", WordArrows.example),
    Example("shifted-strips", "a word above itself, shifted by one", ShiftedStrips.example),
    Example("filling-table", "a table of counts, pair by pair", FillingTable.example),
    Example("cell-maps", "tables as small cells without text", CellMaps.example),
    Example("needle-bars", "uniform numbers that choose letters", NeedleBars.example),
    Example("tally-bar", "a tally of draws under their probabilities", TallyBar.example),
    Example("broadcast-division", "a table divided by its sums", BroadcastDivision.example),
    Example("running-likelihood", "a word's likelihood, pair by pair", RunningLikelihood.example),
    Example("surprise-curve", "what a probability costs", SurpriseCurve.example),
    Example("walk-comparison", "a word's costs under two models", WalkComparison.example),
    Example("row-shift", "a row before and after", RowShift.example),
    Example("one-hot", "characters as one-hot rows", OneHotPicture.example),
    Example("forward-steps", "softmax, step by step", ForwardSteps.example),
    Example("stage-bars", "a number a character at each stage", StageBars.example),
    Example("letter-rows", "rows of a matrix, a cell a character", LetterRows.example),
    Example("product-shapes", "sizes that a matrix product needs", ProductShapes.example),
    Example("tangent-chart", "a loss along one weight, and a step", TangentChart.example),
    Example("panel-chart", "small charts of curves side by side", PanelChart.example),
    Example("letter-scatter", "characters about a line, and at zero", LetterScatter.example),
    Example("sliding-dots", "numbers under one setting after another", SlidingDots.example),
    Example("computation-graph", "values forward, gradients back", ComputationGraph.example),
    Example("attention-maps", "which character looks at which", AttentionMaps.example),
    Example(
      "attention-grid", "all heads of a network, small", AttentionMaps.smallExample),
    Example("unit-traces", "single units of a network along a word", UnitTraces.example),
    Example("plane-map", "embeddings as points in the plane", PlaneMap.example),
    Example("scatter-plot", "losses of models over their sizes", ScatterPlot.example),
    Example(
      "memory-plot", "losses of models over how far back they see", ScatterPlot.memoryExample),
    Example("receptive-field", "which characters a prediction sees", ReceptiveField.example),
    Example("receptive-tree", "pairs, pairs of pairs", ReceptiveField.treeExample),
    Example("unrolled-network", "a recurrent network, step by step", UnrolledNetwork.example),
    Example("share-bars", "shares of a whole, for several models", ShareBars.example),
    Example("dot-columns", "several quantities of several models", DotColumns.example),
    Example("small-multiples", "a small chart of each of many curves", SmallMultiples.example),
    Example(
      "paired-strips", "what is measured again and again, split by split", PairedStrips.example),
    Example("overflow-chart", "where float32 ends", OverflowChart.example),
    Example("gradient-bars", "p, and minus 1 at the label", GradientBars.example),
    Example("row-selection", "a one-hot product, or a row by its index", RowSelection.example),
    Example("loss-ladder", "losses from equal chances down to the floor", LossLadder.example),
    Example(
      "loss-ladder-pair", "losses on train and on dev, rung by rung", LossLadder.pairedExample),
  ]
}
