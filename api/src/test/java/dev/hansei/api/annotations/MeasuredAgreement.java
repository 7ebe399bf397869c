package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.AgreementReport;
import dev.hansei.infra.registry.annotations.AgreementReport.Measures;
import dev.hansei.infra.registry.annotations.AgreementReport.OfField;
import dev.hansei.infra.registry.annotations.AgreementReport.OfPair;
import dev.hansei.infra.registry.annotations.AgreementReport.OfRater;
import dev.hansei.infra.registry.annotations.AgreementReport.OfSlice;
import dev.hansei.infra.registry.annotations.AgreementReport.OfWord;
import dev.hansei.infra.registry.annotations.BothOrders;
import dev.hansei.infra.registry.annotations.QueueAgreement.Scale;
import dev.hansei.workflows.annotations.ParadoxPolicy.Paradox;
import dev.hansei.workflows.annotations.ParadoxPolicy.Use;
import dev.hansei.workflows.criteria.ChosenPair;
import dev.hansei.workflows.criteria.PairFigures;
import dev.hansei.workflows.criteria.PairVerdict;
import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A report of three raters, as a worker would have left it. */
public final class MeasuredAgreement {
  private static final Estimate SHARE = new Estimate(0.92, 0.8, 0.97, 0.95, 30);
  private static final Estimate ALPHA = new Estimate(0.17, 0.02, 0.4, 0.95, 30);

  private MeasuredAgreement() {}

  /** One word is used nearly always, so it warns. */
  public static AgreementReport report() {
    var use = new Use("pass", 0.95, 0.96, 0.2);
    var all =
        new Measures(
            30,
            90,
            Optional.of(SHARE),
            Optional.empty(),
            Optional.of(ALPHA),
            Optional.of(ALPHA),
            Optional.of(new Paradox(use, 0.92, 0.17)));
    return new AgreementReport(
        90,
        60,
        List.of(
            new OfField(
                "label",
                Scale.NOMINAL,
                all,
                List.of(
                    new OfWord(
                        "pass", 0.95, Optional.of(0.96), Optional.of(0.2), Optional.of(ALPHA))),
                List.of(new OfSlice("language", "ja", all)),
                List.of(rater("outside:expert"), rater("outside:r1"), rater("model:gpt-4o")),
                List.of(pair(0, 1), pair(0, 2), pair(1, 2)))),
        Instant.parse("2026-11-29T12:00:00Z"));
  }

  /** The same with two judges that were asked in both orders, one of them of parts too. */
  public static AgreementReport ofPairs() {
    AgreementReport report = report();
    return new AgreementReport(
        report.labels(),
        report.brought(),
        report.fields(),
        report.measuredAt(),
        Optional.of(
            List.of(
                new BothOrders(
                    "label",
                    "model:gpt-4o",
                    24,
                    4,
                    1,
                    Optional.of(figures(18, 2, 1)),
                    List.of(new BothOrders.OfPart("language: ja", figures(6, 1, 1)))),
                new BothOrders(
                    "label", "model:small", 24, 4, 0, Optional.of(figures(9, 11, 0)), List.of()))));
  }

  /** Of a judge that is right twice, says the same of the order alone, or makes no choice twice. */
  private static PairFigures figures(int right, int first, int none) {
    List<PairFigures.Judged> judged = new ArrayList<>();
    for (int i = 0; i < right + first + none; i++) {
      int gold = 1 + i % 2;
      var chosen =
          i < right
              ? new ChosenPair(OptionalInt.of(gold), OptionalInt.of(gold))
              : i < right + first
                  ? ChosenPair.of(PairVerdict.Choice.FIRST, PairVerdict.Choice.FIRST)
                  : new ChosenPair(OptionalInt.empty(), OptionalInt.empty());
      judged.add(new PairFigures.Judged(gold, chosen));
    }
    return PairFigures.of(judged);
  }

  private static OfRater rater(String author) {
    return new OfRater(
        author, 30, 30, 1, Optional.of(SHARE), Optional.of(ALPHA), Optional.of(0.25));
  }

  private static OfPair pair(int left, int right) {
    return new OfPair(left, right, 30, 27, Optional.of(ALPHA));
  }
}
