package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.calibrations.Fitness.Statement;
import dev.hansei.workflows.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of fitness statements. */
final class FitnessSentences {
  private FitnessSentences() {}

  /** What scores are good for beside verdicts. */
  static List<Statement> ofScores(ScoreFigures scores) {
    List<Statement> uses = new ArrayList<>();
    if (scores.areChances()) {
      uses.add(
          new Statement(
              "chances",
              "Reading its scores as chances, by the stored map: %s.".formatted(brier(scores))));
    }
    AbstainPolicy.Abstaining abstaining = scores.abstaining();
    abstaining
        .band()
        .filter(_ -> abstaining.helps())
        .ifPresent(band ->
            uses.add(
                new Statement(
                    "abstain",
                    "Leaving scores from %s to %s to people: about %s of a hundred answers%s."
                        .formatted(
                            number(band.from()),
                            number(band.to()),
                            ProbeSentences.points(abstaining.abstained().value()),
                            abstaining.outside().map(FitnessSentences::outside).orElse("")))));
    return uses;
  }

  /** What its scores are no good for. */
  static List<Statement> noChances(ScoreFigures scores) {
    return scores.areChances()
        ? List.of()
        : List.of(
            new Statement(
                "chances",
                "Reading its scores as chances: they are not shown to come nearer than the share of passes alone; %s."
                    .formatted(brier(scores))));
  }

  private static String brier(ScoreFigures scores) {
    String gain =
        scores
            .gain()
            .map(it ->
                String.format(
                    Locale.ROOT,
                    ", %.3f [%.3f, %.3f] less than by the share of passes alone",
                    it.value(),
                    it.lower(),
                    it.upper()))
            .orElse("");
    return "Brier score %s by cross-fit%s".formatted(number(scores.mapped().brier()), gain);
  }

  /** What labels of selected answers do not show. */
  static Statement selected(Weighting weighting) {
    return new Statement(
        "scores",
        "Reading its scores: what they mean is measured on answers drawn evenly only. "
            + weighting.sentence());
  }

  private static String outside(Estimate agreement) {
    return "; on the others it agrees with people %s times in a hundred [%s, %s]"
        .formatted(
            ProbeSentences.points(agreement.value()),
            ProbeSentences.points(agreement.lower()),
            ProbeSentences.points(agreement.upper()));
  }

  static String floor(Optional<Estimate> falsePass) {
    return falsePass
        .map(seen ->
            "Holding a safety floor: it may pass up to %s of a hundred answers that people fail, and %s is the limit."
                .formatted(
                    ProbeSentences.points(seen.upper()),
                    ProbeSentences.points(FitnessPolicy.FALSE_PASS_MAX)))
        .orElse("Holding a safety floor: no label says how often it passes what people fail.");
  }

  /** What a probe forbids; nothing where it held. */
  static List<Statement> ofProbe(Probe probe) {
    if (probe.result() == Probe.Result.HELD) {
      return List.of();
    }
    boolean failed = probe.result() == Probe.Result.FAILED;
    return switch (probe.kind()) {
      case HOSTILE_TEXT ->
          List.of(
              new Statement(
                  "outside-text",
                  failed
                      ? "Judging answers that outsiders can write into: they can talk it into a pass."
                      : "Judging answers that outsiders can write into: whether they can talk it into a pass was not measurable."));
      case LENGTH ->
          failed
              ? List.of(
                  new Statement(
                      "unequal-lengths", "Comparing versions whose answers differ in length."))
              : List.of();
      case SELF_PREFERENCE ->
          List.of(
              new Statement(
                  "model-families",
                  failed
                      ? "Comparing models of its own family with others: it is kinder to its own."
                      : "Comparing models of different families: whether it favours its own was not measurable."));
      case POSITION ->
          failed
              ? List.of(new Statement("one-order", "Comparing answers in one order only."))
              : List.of();
      case LIKENESS ->
          List.of(
              new Statement(
                  "single-faults",
                  failed
                      ? "Finding answers with one thing wrong: it misses many."
                      : "Relying on it to see that one thing is wrong: it was not tried on enough minimal pairs."));
    };
  }

  /** What a weak part of the labels forbids. */
  static List<Statement> ofSlice(Slice slice) {
    String part = "%s %s".formatted(slice.dimension(), slice.value());
    if (slice.kappa().isEmpty()) {
      return List.of(
          new Statement(
              "part-unknown",
              "Deciding on answers of %s alone: only %d labels are of it."
                  .formatted(part, slice.n())));
    }
    Estimate kappa = slice.kappa().get();
    return kappa.lower() >= Band.TREND.lowerMin()
        ? List.of()
        : List.of(
            new Statement(
                "part-weak",
                "Deciding on answers of %s alone: kappa there may be as low as %s."
                    .formatted(part, number(kappa.lower()))));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
