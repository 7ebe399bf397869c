package dev.hansei.activities.failures;

import dev.hansei.activities.Effects;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.failures.CollectionPage;
import dev.hansei.infra.registry.failures.CollectionPages;
import dev.hansei.infra.registry.failures.Collections;
import dev.hansei.infra.registry.failures.Detectors;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.PendingRanges;
import dev.hansei.infra.registry.traces.PendingTrace;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureActivities;
import dev.hansei.workflows.failures.FailureDecision;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailurePolicy;
import dev.hansei.workflows.failures.Surroundings;
import dev.hansei.workflows.failures.SurroundingsSource;
import dev.hansei.workflows.failures.TimeRange;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what is pending, asks {@link FailurePolicy}, and writes. The cursor is the number of the
 * page; what the next page holds is whatever is still pending then, so that a trace which changes
 * meanwhile is read again and none is skipped.
 */
@Singleton
public final class FailureActivitiesImpl implements FailureActivities {
  /**
   * Traces of one page: their batch objects are read in about a second, and one transaction fits.
   */
  static final int PAGE_TRACES = 500;

  private final Traces traces;
  private final PendingRanges ranges;
  private final Detectors detectors;
  private final Failures failures;
  private final SurroundingsSource surroundings;
  private final Collections collections;
  private final CollectionPages pages;
  private final Ids ids;
  private final Clock clock;

  public FailureActivitiesImpl(
      Traces traces,
      PendingRanges ranges,
      Detectors detectors,
      Failures failures,
      SurroundingsSource surroundings,
      Collections collections,
      CollectionPages pages,
      Ids ids,
      Clock clock) {
    this.traces = traces;
    this.ranges = ranges;
    this.detectors = detectors;
    this.failures = failures;
    this.surroundings = surroundings;
    this.collections = collections;
    this.pages = pages;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Cursor beginCollection(CollectFailuresInput input) {
    return Effects.of(() -> {
      collections.begin(input);
      if (input.fromStart()) {
        // Again by a retry marks the same traces again; leaving it out would lose the old ones.
        traces.markAllPending(input.projectId());
      }
      TimeRange range = input.range();
      if (range != null) {
        ranges.mark(input.projectId(), range.from(), range.before());
      }
      return new Cursor(Optional.empty());
    });
  }

  @Override
  public CollectedPage collectPage(PageToCollect page) {
    return Effects.of(() -> {
      int number = page.cursor().after().map(Integer::parseInt).orElse(0);
      CollectionPage written =
          pages
              .find(page.projectId(), page.collectionId(), number)
              .orElseGet(() -> collect(page, number));
      Optional<Cursor> next =
          written.more()
              ? Optional.of(new Cursor(Optional.of(Integer.toString(number + 1))))
              : Optional.empty();
      return new CollectedPage(written.found(), next);
    });
  }

  @Override
  public void endCollection(CollectionEnd end) {
    Effects.run(
        () -> collections.end(end.projectId(), end.collectionId(), end.total(), end.ending()));
  }

  /** Traces are read before the transaction begins: their spans come from the object store. */
  private CollectionPage collect(PageToCollect page, int number) {
    ProjectId project = page.projectId();
    List<PendingTrace> pending = traces.pending(project, PAGE_TRACES);
    List<Detector> active = detectors.active(project);
    Surroundings around = surroundings.of(project);
    List<Failure> found = new ArrayList<>();
    var waiting = pending.stream().map(PendingTrace::traceId).toList();
    // What is sound goes at once: whole traces of a page may be more than the memory there is.
    for (List<TraceId> some : traces.parts(project, waiting)) {
      for (Trace trace : traces.findAll(project, some)) {
        failure(trace, FailurePolicy.decide(trace, active, around)).ifPresent(found::add);
      }
    }
    return pages.once(
        project,
        page.collectionId(),
        number,
        () -> {
          int fresh = failures.record(project, page.collectionId(), found);
          traces.settle(project, pending);
          return new CollectionPage(
              new CollectFailuresResult(pending.size(), found.size(), fresh),
              pending.size() == PAGE_TRACES);
        });
  }

  private Optional<Failure> failure(Trace trace, FailureDecision decision) {
    return switch (decision) {
      case FailureDecision.Sound() -> Optional.empty();
      case FailureDecision.Failed(
              var reasons,
              var severity,
              String question,
              String answer,
              String correction) ->
          Optional.of(
              new Failure(
                  new FailureId(ids.next()),
                  trace.id(),
                  reasons,
                  severity,
                  question,
                  answer,
                  correction,
                  clock.instant()));
    };
  }
}
