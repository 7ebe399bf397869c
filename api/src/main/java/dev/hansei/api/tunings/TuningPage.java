package dev.hansei.api.tunings;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.infra.registry.tunings.TuningView;
import dev.hansei.infra.registry.tunings.TuningView.Outcome;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.tunings.HeldOut;
import dev.hansei.workflows.tunings.TuningActivities.TuningPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Did it help, at what price?
 *
 * @param pairs the dataset it learnt from
 * @param base the version that the candidate was made from
 * @param candidate the version that names the map; empty where there is none
 */
public record TuningPage(
    Frame frame, TuningView view, Link pairs, Link base, Optional<Link> candidate) {
  public TuningPage {
    Objects.requireNonNull(frame, "frame is null");
    Objects.requireNonNull(view, "view is null");
    Objects.requireNonNull(pairs, "pairs is null");
    Objects.requireNonNull(base, "base is null");
    Objects.requireNonNull(candidate, "candidate is null");
  }

  /** Words that lead somewhere. */
  public record Link(String words, String href) {}

  /** A figure without and with the map. */
  public record Line(String name, String meaning, HeldOut.Change change) {}

  /** What it came to, where it ran to its end. */
  public Optional<Outcome> outcome() {
    return view.outcome();
  }

  /** The figures, the one that was decided by first. */
  public List<Line> lines() {
    return outcome()
        .map(outcome -> outcome.report().heldOut())
        .map(heldOut ->
            List.of(
                new Line("MRR", "1 divided by the rank of the first right passage", heldOut.mrr()),
                new Line(
                    "recall at " + HeldOut.DEPTH,
                    "right passages among the first " + HeldOut.DEPTH,
                    heldOut.recall())))
        .orElse(List.of());
  }

  /** The differences on one axis, against zero. */
  public IntervalChart chart() {
    return IntervalChart.ofDifferences(
        lines().stream()
            .map(line -> line.change().difference())
            .map(it -> new IntervalChart.Interval(it.value(), it.lower(), it.upper()))
            .toList());
  }

  /** The answer to the question at the top. */
  public String sentence() {
    return switch (view.state()) {
      case RUNNING -> "It is running; nothing is known yet.";
      case CANCELLED -> "It was cancelled; nothing was made.";
      case FAILED -> "It failed: " + failure() + ".";
      case NO_GAIN ->
          "No gain found: on questions that it had not seen, no map beat none. There is no adapter"
              + " and no candidate.";
      case COMPLETED -> outcome().map(TuningPage::gain).orElse("");
    };
  }

  private static String gain(Outcome outcome) {
    HeldOut heldOut = outcome.report().heldOut();
    Estimate difference = heldOut.mrr().difference();
    String sure =
        difference.lower() > 0
            ? "Yes, retrieval did better"
            : "Perhaps: retrieval did better, and it may be chance";
    return "%s on %s that it had not seen: MRR by %s (%s). Whether answers are better, a suite says."
        .formatted(
            sure,
            Figures.count(heldOut.questions(), "question"),
            Figures.difference(difference.value()),
            Figures.differenceInterval(difference.lower(), difference.upper()));
  }

  private String failure() {
    return switch (view.reason()) {
      case "too-few-pairs" -> "fewer than 20 different questions have a passage; add cases";
      case "too-many-pairs" -> "more than 2,000 cases; publish a smaller version";
      case "too-many-passages" -> "the project has more than 20,000 passages";
      case "too-much-text" -> "the passages have more than 40,000,000 characters together";
      case "pairs-not-tune" -> "the cases are not of split tune";
      default -> view.reason().isEmpty() ? view.failureCode() : view.reason();
    };
  }

  /** What it took. */
  public String price() {
    return view.plan().map(this::priceOf).orElse("What it learns from is being read.");
  }

  private String priceOf(TuningPlan plan) {
    Instant until = view.endedAt().orElse(frame.now());
    long millis = Duration.between(view.startedAt(), until).toMillis();
    return "%s among %s; %s of one core, no model calls. At each question the map costs one multiplication by a matrix."
        .formatted(
            Figures.count(plan.pairs(), "question"),
            Figures.count(plan.passages(), "passage"),
            Figures.millis(Math.max(0, millis)));
  }

  /** How strongly the map was held to the identity, in words. */
  public static String penalty(Optional<Double> penalty) {
    return penalty.map(it -> "penalty " + it).orElse("no map");
  }
}
