package dev.hansei.infra.registry.monitors;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.monitors.MonitorId;
import dev.hansei.workflows.monitors.ScoreOutcome;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Wilson;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What monitors counted. */
@Singleton
public final class MonitorFigures {
  private static final double CONFIDENCE = 0.95;

  private final CountRepository counts;
  private final Transactions transactions;

  MonitorFigures(CountRepository counts, Transactions transactions) {
    this.counts = counts;
    this.transactions = transactions;
  }

  /**
   * What came of one metric.
   *
   * @param mean of the values with its interval: Wilson's, made for values of 0 and 1; for values
   *     between it is too wide rather than too narrow; empty where nothing was scored
   * @param unscored how many have no value, by the reason, in the order of the reasons
   */
  public record Figure(
      String metric, long scored, Optional<Estimate> mean, Map<ScoreOutcome, Long> unscored) {
    public Figure {
      Objects.requireNonNull(metric, "metric is null");
      Objects.requireNonNull(mean, "mean is null");
      unscored = Collections.unmodifiableMap(new TreeMap<>(unscored));
    }

    /** How many traces have no value. */
    public long silent() {
      return unscored.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** By metric, of traces that were taken on that day of UTC or later. */
  public List<Figure> since(ProjectId project, MonitorId monitor, LocalDate day) {
    SortedMap<String, List<CountRow>> byMetric = new TreeMap<>();
    transactions
        .read(() -> counts.since(project.value(), monitor.value(), day))
        .forEach(row -> byMetric.computeIfAbsent(row.metric(), _ -> new ArrayList<>()).add(row));
    List<Figure> figures = new ArrayList<>();
    byMetric.forEach((metric, rows) -> figures.add(figure(metric, rows)));
    return List.copyOf(figures);
  }

  private static Figure figure(String metric, List<CountRow> rows) {
    long scored = 0;
    double total = 0;
    Map<ScoreOutcome, Long> unscored = new TreeMap<>();
    for (CountRow row : rows) {
      ScoreOutcome outcome = ScoreOutcome.valueOf(row.outcome());
      if (outcome == ScoreOutcome.SCORED) {
        scored += row.traces();
        total += row.total();
      } else {
        unscored.merge(outcome, (long) row.traces(), Long::sum);
      }
    }
    return new Figure(metric, scored, mean(scored, total), unscored);
  }

  private static Optional<Estimate> mean(long scored, double total) {
    if (scored == 0) {
      return Optional.empty();
    }
    // Sums of doubles may end a hair above.
    double share = Math.clamp(total / scored, 0, 1);
    return Optional.of(Wilson.ofShare(share, Math.toIntExact(scored), CONFIDENCE));
  }
}
