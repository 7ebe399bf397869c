package dev.hansei.infra.registry.monitors;

import dev.hansei.infra.registry.Expiring;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.traces.FeedbackLog;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.monitors.MonitorActivities.Tick;
import dev.hansei.workflows.monitors.MonitorId;
import dev.hansei.workflows.monitors.ScoreOutcome;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What monitors find: with the traces as feedback, and counted. */
@Singleton
public final class MonitorScores implements Expiring {
  /** Far more than looks overlap; what is older is never taken again. */
  private static final Duration KEPT = Duration.ofDays(2);

  private final TickRepository ticks;
  private final TakenRepository taken;
  private final CountRepository counts;
  private final Traces traces;
  private final FeedbackLog feedback;
  private final Transactions transactions;
  private final Clock clock;

  MonitorScores(
      TickRepository ticks,
      TakenRepository taken,
      CountRepository counts,
      Traces traces,
      FeedbackLog feedback,
      Transactions transactions,
      Clock clock) {
    this.ticks = ticks;
    this.taken = taken;
    this.counts = counts;
    this.traces = traces;
    this.feedback = feedback;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Those of the traces that the monitor has taken before. */
  public Set<TraceId> taken(ProjectId project, MonitorId monitor, Collection<TraceId> ids) {
    Set<TraceId> known = new HashSet<>();
    if (!ids.isEmpty()) {
      transactions
          .read(() ->
              taken.all(
                  project.value(), monitor.value(), ids.stream().map(TraceId::bytes).toList()))
          .forEach(row -> known.add(new TraceId(row.traceId())));
    }
    return known;
  }

  /**
   * Writes what came of some traces: scores, counts and that they were taken, all or nothing. What
   * was taken before is passed by, and so is what was deleted meanwhile.
   *
   * @param scores at most 50, of a look that has begun
   * @return how many were new
   */
  public int record(Tick tick, List<TraceScores> scores) {
    return transactions.write(() -> {
      var project = tick.projectId();
      var monitor = tick.monitorId();
      // Two attempts at one page come one after the other.
      if (ticks.lock(project.value(), monitor.value(), tick.number()).isEmpty()) {
        return 0;
      }
      List<TraceId> ids = scores.stream().map(TraceScores::traceId).toList();
      Set<TraceId> known = taken(project, monitor, ids);
      Set<TraceId> there = traces.lock(project, ids);
      List<TraceScores> fresh =
          scores.stream()
              .filter(one -> !known.contains(one.traceId()) && there.contains(one.traceId()))
              .toList();
      if (!fresh.isEmpty()) {
        write(tick, fresh, clock.instant());
      }
      return fresh.size();
    });
  }

  private void write(Tick tick, List<TraceScores> fresh, Instant now) {
    var project = tick.projectId().value();
    var monitor = tick.monitorId().value();
    taken.insertAll(
        fresh.stream()
            .map(one -> new TakenRow(project, monitor, one.traceId().hex(), now))
            .toList());
    counts.addAll(countsOf(tick, fresh, now));
    ticks.add(project, monitor, tick.number(), fresh.size());
    feedback.addOfMonitor(
        tick.projectId(),
        fresh.stream()
            .flatMap(one ->
                one.lines().stream()
                    .filter(line -> line.outcome() == ScoreOutcome.SCORED)
                    .map(line -> evaluation(one.traceId(), line, now)))
            .toList());
  }

  private static Feedback evaluation(TraceId trace, TraceScores.Line line, Instant now) {
    return new Feedback(
        LiveMetrics.feedbackId(trace, line.metric()),
        trace,
        new Feedback.Evaluation(line.metric(), line.value(), line.reason()),
        now);
  }

  private static List<CountRow> countsOf(Tick tick, List<TraceScores> fresh, Instant now) {
    Map<List<String>, CountRow> sums = new LinkedHashMap<>();
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    for (TraceScores one : fresh) {
      for (TraceScores.Line line : one.lines()) {
        sums.merge(
            List.of(line.metric(), line.outcome().name()),
            new CountRow(
                tick.projectId().value(),
                tick.monitorId().value(),
                day,
                line.metric(),
                line.outcome().name(),
                1,
                line.value()),
            MonitorScores::sum);
      }
    }
    return List.copyOf(sums.values());
  }

  private static CountRow sum(CountRow one, CountRow other) {
    return new CountRow(
        one.projectId(),
        one.monitorId(),
        one.day(),
        one.metric(),
        one.outcome(),
        one.traces() + other.traces(),
        one.total() + other.total());
  }

  @Override
  public String what() {
    return "traces that monitors took";
  }

  @Override
  public int deleteExpired(Instant now, int limit) {
    return transactions.write(() -> taken.deleteBefore(now.minus(KEPT), limit));
  }
}
