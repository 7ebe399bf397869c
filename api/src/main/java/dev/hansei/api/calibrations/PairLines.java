package dev.hansei.api.calibrations;

import dev.hansei.workflows.criteria.PairFigures;
import java.util.List;

/** What the figures in both orders are called. */
public final class PairLines {
  private PairLines() {}

  /** In the order in which people ask for them. */
  static List<JudgePage.Line> of(PairFigures seen) {
    return List.of(
        new JudgePage.Line(
            "accuracy", "the answer that people prefer, over both orders", seen.accuracy()),
        new JudgePage.Line("right twice", "that answer in both orders", seen.correct()),
        new JudgePage.Line("same choice", "one answer in both orders", seen.consistent()),
        new JudgePage.Line(
            "kappa of orders", "one order against the other, beyond chance", seen.orderKappa()),
        new JudgePage.Line(
            "first picked", "the answer shown first; a fair judge is at 0.5", seen.firstPicks()));
  }
}
