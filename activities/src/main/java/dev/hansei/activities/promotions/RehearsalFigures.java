package dev.hansei.activities.promotions;

import dev.hansei.activities.promotions.RehearsedPair.Answer;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalReport.Figure;
import dev.hansei.workflows.statistics.ClusteredMean;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.PairCounts;
import dev.hansei.workflows.statistics.PairedScore;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.statistics.Tango;
import dev.hansei.workflows.statistics.Wilson;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compares answers to the same inputs: shares by Wilson's interval and their difference by Tango's,
 * means by Student's t with conversations as units.
 */
final class RehearsalFigures {
  private static final double CONFIDENCE = 0.95;

  private RehearsalFigures() {}

  /** All figures; none without a pair. */
  static List<Figure> of(List<RehearsedPair> pairs) {
    return pairs.isEmpty()
        ? List.of()
        : List.of(
            share(RehearsalReport.ERRORS, pairs, Answer::error),
            share("refusals", pairs, Answer::refusal),
            mean("length", "characters", pairs, Answer::chars),
            apart(mean("latency", "milliseconds", pairs, Answer::millis)),
            mean("cost of an answer", "US dollars", pairs, Answer::costUsd));
  }

  /** A trace tells the time of the whole application, a run that of the model. */
  private static Figure apart(Figure latency) {
    return new Figure(
        latency.name(), latency.unit(), latency.live(), latency.candidate(), Optional.empty());
  }

  private static Figure share(String name, List<RehearsedPair> pairs, Predicate<Answer> has) {
    int live = 0;
    int candidate = 0;
    int more = 0;
    int less = 0;
    for (RehearsedPair pair : pairs) {
      boolean before = has.test(pair.live());
      boolean after = has.test(pair.candidate());
      live += before ? 1 : 0;
      candidate += after ? 1 : 0;
      more += after && !before ? 1 : 0;
      less += before && !after ? 1 : 0;
    }
    int n = pairs.size();
    return new Figure(
        name,
        "share",
        Optional.of(Wilson.interval(live, n, CONFIDENCE)),
        Optional.of(Wilson.interval(candidate, n, CONFIDENCE)),
        Optional.of(Tango.difference(new PairCounts(more, less, n - more - less), CONFIDENCE)));
  }

  private static Figure mean(
      String name, String unit, List<RehearsedPair> pairs, Function<Answer, OptionalDouble> read) {
    List<PairedScore> both =
        pairs.stream()
            .filter(pair ->
                read.apply(pair.live()).isPresent() && read.apply(pair.candidate()).isPresent())
            .map(pair ->
                new PairedScore(
                    pair.unit(),
                    read.apply(pair.live()).orElseThrow(),
                    read.apply(pair.candidate()).orElseThrow()))
            .toList();
    return new Figure(
        name,
        unit,
        mean(pairs, RehearsedPair::live, read),
        mean(pairs, RehearsedPair::candidate, read),
        difference(both));
  }

  private static Optional<Estimate> mean(
      List<RehearsedPair> pairs,
      Function<RehearsedPair, Answer> side,
      Function<Answer, OptionalDouble> read) {
    List<Observation> seen =
        pairs.stream()
            .filter(pair -> read.apply(side.apply(pair)).isPresent())
            .map(pair -> new Observation(pair.unit(), read.apply(side.apply(pair)).orElseThrow()))
            .toList();
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    Range range = range(seen.stream().mapToDouble(Observation::value).max().orElseThrow());
    return Optional.of(ClusteredMean.of(seen, range).interval(range, CONFIDENCE));
  }

  private static Optional<Estimate> difference(List<PairedScore> both) {
    if (both.isEmpty()) {
      return Optional.empty();
    }
    Range range =
        range(
            both.stream()
                .mapToDouble(pair -> Math.max(pair.baseline(), pair.candidate()))
                .max()
                .orElseThrow());
    return Optional.of(
        ClusteredMean.ofDifferences(both, range).interval(range.ofDifferences(), CONFIDENCE));
  }

  /** Nothing is known of how far such figures could go beyond those that were seen. */
  private static Range range(double most) {
    return new Range(0, most > 0 ? most : 1);
  }
}
