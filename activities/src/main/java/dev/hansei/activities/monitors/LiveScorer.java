package dev.hansei.activities.monitors;

import dev.hansei.activities.Beating;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.monitors.MonitorScores;
import dev.hansei.infra.registry.monitors.MonitorTicks;
import dev.hansei.infra.registry.monitors.MonitorView;
import dev.hansei.infra.registry.monitors.Monitors;
import dev.hansei.infra.registry.monitors.TraceScores;
import dev.hansei.infra.registry.monitors.TraceScores.Line;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.traces.PromptTraces;
import dev.hansei.infra.registry.traces.PromptTraces.Place;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.TraceReading;
import dev.hansei.workflows.monitors.LookPolicy;
import dev.hansei.workflows.monitors.LookPolicy.Window;
import dev.hansei.workflows.monitors.MonitorActivities.ScoredPage;
import dev.hansei.workflows.monitors.MonitorActivities.Tick;
import dev.hansei.workflows.monitors.MonitorActivities.TickPage;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scores the traces of a look, page by page. To be called in an activity: it beats. */
@Singleton
final class LiveScorer {
  /** As many traces as are read at once; their judges' calls are under way side by side. */
  static final int PAGE_TRACES = 200;

  private final Monitors monitors;
  private final MonitorTicks ticks;
  private final MonitorScores scores;
  private final Prompts prompts;
  private final PromptTraces found;
  private final Traces traces;
  private final LiveJudging judging;
  private final LiveDetecting detecting;
  private final Clock clock;

  LiveScorer(
      Monitors monitors,
      MonitorTicks ticks,
      MonitorScores scores,
      Prompts prompts,
      PromptTraces found,
      Traces traces,
      LiveJudging judging,
      LiveDetecting detecting,
      Clock clock) {
    this.monitors = monitors;
    this.ticks = ticks;
    this.scores = scores;
    this.prompts = prompts;
    this.found = found;
    this.traces = traces;
    this.judging = judging;
    this.detecting = detecting;
    this.clock = clock;
  }

  /**
   * Scores a page.
   *
   * @throws RegistryException NOT_FOUND
   */
  ScoredPage score(TickPage page) {
    Tick tick = page.tick();
    MonitorView monitor = monitors.require(tick.projectId(), tick.monitorId());
    return ticks
        .windowOf(tick)
        .map(window -> score(page, monitor, window))
        .orElseGet(() -> new ScoredPage(0, Optional.empty()));
  }

  private ScoredPage score(TickPage page, MonitorView monitor, Window window) {
    Tick tick = page.tick();
    String name = prompts.require(tick.projectId(), monitor.plan().promptId()).name().value();
    Place place = page.after().map(LiveScorer::place).orElseGet(() -> Place.from(window.from()));
    List<TraceSummary> there =
        found.page(tick.projectId(), name, place, window.upTo(), PAGE_TRACES);
    var desk = new Desk(monitor, tick);
    int taken = 0;
    for (List<TraceId> part : traces.parts(tick.projectId(), wanted(monitor, there))) {
      taken += desk.take(traces.findAll(tick.projectId(), part));
    }
    boolean isLast = there.size() < PAGE_TRACES;
    return new ScoredPage(taken, isLast ? Optional.empty() : Optional.of(written(there.getLast())));
  }

  /** In the sample, and not taken before. */
  private List<TraceId> wanted(MonitorView monitor, List<TraceSummary> there) {
    int share = monitor.plan().share();
    List<TraceId> sampled =
        there.stream()
            .map(TraceSummary::id)
            .filter(id -> LookPolicy.samples(monitor.id(), id, share))
            .toList();
    Set<TraceId> taken = scores.taken(monitor.input().projectId(), monitor.id(), sampled);
    return sampled.stream().filter(id -> !taken.contains(id)).toList();
  }

  /** Who scores the traces of one page. */
  private final class Desk {
    private final Tick tick;
    private final List<LiveDetecting.Watch> watches;
    private final LiveJudging.Bench bench;

    Desk(MonitorView monitor, Tick tick) {
      this.tick = tick;
      this.watches = detecting.watches(tick.projectId(), monitor.plan().detectors());
      this.bench = judging.bench(monitor, tick);
    }

    /** Answers how many were new. */
    int take(List<Trace> all) {
      Instant now = clock.instant();
      List<Trace> ready = all.stream().filter(trace -> !waits(trace, now)).toList();
      List<Integer> taken = new ArrayList<>();
      Beating.here().each(ready, this::score, batch -> taken.add(scores.record(tick, batch)));
      return taken.stream().mapToInt(Integer::intValue).sum();
    }

    private TraceScores score(Trace trace) {
      List<Line> lines = new ArrayList<>(LiveDetecting.score(watches, trace));
      lines.addAll(bench.score(trace));
      return new TraceScores(trace.id(), lines);
    }
  }

  private static boolean waits(Trace trace, Instant now) {
    return trace.spans().isEmpty()
        || LookPolicy.waits(
            trace.spans().getFirst().startedAt(),
            !new TraceReading(trace).answer().isBlank(),
            trace.spans().stream().anyMatch(span -> span.status() == Span.Status.ERROR),
            now);
  }

  private static String written(TraceSummary last) {
    Place place = Place.after(last);
    return place.startedAt() + "/" + place.traceId();
  }

  private static Place place(String written) {
    int slash = written.indexOf('/');
    return new Place(Instant.parse(written.substring(0, slash)), written.substring(slash + 1));
  }
}
