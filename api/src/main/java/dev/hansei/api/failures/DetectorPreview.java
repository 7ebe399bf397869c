package dev.hansei.api.failures;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.failures.Detectors;
import dev.hansei.infra.registry.traces.TraceFilter;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.FailureDecision;
import dev.hansei.workflows.failures.FailurePolicy;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.failures.Surroundings;
import dev.hansei.workflows.failures.SurroundingsSource;
import dev.hansei.workflows.failures.TimeRange;
import dev.hansei.workflows.failures.TraceReading;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Says what detectors would catch in a range of traces, before they are switched on. */
@Singleton
public final class DetectorPreview {
  /** The newest of the range are read: a few seconds that a person waits. */
  public static final int TRACES_MAX = 2_000;

  /** Enough to see whether a detector means what it should. */
  public static final int EXAMPLES_MAX = 5;

  private final Traces traces;
  private final Detectors detectors;
  private final SurroundingsSource surroundings;

  DetectorPreview(Traces traces, Detectors detectors, SurroundingsSource surroundings) {
    this.traces = traces;
    this.detectors = detectors;
    this.surroundings = surroundings;
  }

  /**
   * What was found.
   *
   * @param tracesRead the newest of the range, at most {@link #TRACES_MAX}
   * @param more whether the range holds further ones, which were not read
   * @param caught traces that at least one detector finds
   * @param caughtToday those of them that the detectors in force find as well
   * @param byDetector one count for each detector, in their order
   * @param bySeverity of those caught
   */
  public record Preview(
      int tracesRead,
      boolean more,
      int caught,
      int caughtToday,
      List<Integer> byDetector,
      Map<Severity, Integer> bySeverity,
      List<Example> examples) {
    public Preview {
      byDetector = List.copyOf(byDetector);
      bySeverity = new TreeMap<>(bySeverity);
      examples = List.copyOf(examples);
    }
  }

  /** A trace that would be a failure. */
  public record Example(
      TraceId trace, List<FailureReason> reasons, Severity severity, String question) {
    public Example {
      Objects.requireNonNull(trace, "trace is null");
      reasons = List.copyOf(reasons);
      Objects.requireNonNull(severity, "severity is null");
      Objects.requireNonNull(question, "question is null");
    }
  }

  /** Tries the detectors; writes nothing. */
  public Preview of(ProjectId project, TimeRange range, List<Detector> wanted) {
    var around = surroundings.of(project);
    var count = new Count(wanted, detectors.active(project), around);
    var filter =
        new TraceFilter(
            Optional.of(range.from()),
            Optional.of(range.before()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Optional<String> next = Optional.empty();
    do {
      var page = traces.page(project, filter, new PageRequest(next, PageRequest.LIMIT_MAX));
      var ids = page.items().stream().map(TraceSummary::id).toList();
      traces.findAll(project, ids).forEach(count::add);
      next = page.next();
    } while (next.isPresent() && count.read < TRACES_MAX);
    return count.preview(next.isPresent());
  }

  private static final class Count {
    private final List<Detector> wanted;
    private final List<Detector> today;
    private final Surroundings around;
    private final int[] byDetector;
    private final Map<Severity, Integer> bySeverity = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();
    private int read;
    private int caught;
    private int caughtToday;

    Count(List<Detector> wanted, List<Detector> today, Surroundings around) {
      this.wanted = wanted;
      this.today = today;
      this.around = around;
      this.byDetector = new int[wanted.size()];
    }

    void add(Trace trace) {
      read++;
      var reading = new TraceReading(trace);
      for (int i = 0; i < byDetector.length; i++) {
        if (FailurePolicy.find(wanted.get(i), reading, around).isPresent()) {
          byDetector[i]++;
        }
      }
      switch (FailurePolicy.decide(trace, wanted, around)) {
        case FailureDecision.Sound() -> {}
        case FailureDecision.Failed failed -> {
          caught++;
          bySeverity.merge(failed.severity(), 1, Integer::sum);
          if (FailurePolicy.decide(trace, today, around) instanceof FailureDecision.Failed) {
            caughtToday++;
          }
          if (examples.size() < EXAMPLES_MAX) {
            examples.add(
                new Example(trace.id(), failed.reasons(), failed.severity(), failed.question()));
          }
        }
      }
    }

    Preview preview(boolean more) {
      var counts = new ArrayList<Integer>();
      for (int count : byDetector) {
        counts.add(count);
      }
      return new Preview(read, more, caught, caughtToday, counts, bySeverity, examples);
    }
  }
}
