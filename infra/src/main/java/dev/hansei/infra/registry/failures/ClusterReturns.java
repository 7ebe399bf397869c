package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.ReturnPolicy;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Moves that the collector makes by itself: what was done with comes back, what has cases is in a
 * suite. Each within the transaction that found the reason; the caller holds the grouping's lock.
 */
@Singleton
final class ClusterReturns {
  private final ClusterRepository clusters;
  private final ClusterEventRepository events;
  private final VersionRepository versions;
  private final HitRepository hits;
  private final UncountedRepository failures;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  ClusterReturns(
      ClusterRepository clusters,
      ClusterEventRepository events,
      VersionRepository versions,
      HitRepository hits,
      UncountedRepository failures,
      Audit audit,
      CanonicalJson json,
      Ids ids,
      Clock clock) {
    this.clusters = clusters;
    this.events = events;
    this.versions = versions;
    this.hits = hits;
    this.failures = failures;
    this.audit = audit;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** Reopens the fixed and closed ones that these failures bring back. */
  void reopen(ProjectId project, SortedMap<ClusterId, List<ReturnPolicy.Seen>> seen, Actor actor) {
    seen.forEach((id, failures) ->
        clusters
            .lock(project.value(), id.value())
            .ifPresent(row ->
                ReturnPolicy.reopening(standing(project, row), failures)
                    .ifPresent(first -> reopen(project, row, first, actor))));
  }

  /** Shows a dismissed one again that has grown, and says of an open one with cases so. */
  void settle(ProjectId project, ClusterRow row, Actor actor) {
    switch (row.standing()) {
      case DISMISSED -> {
        if (ReturnPolicy.hasGrown(row.dismissedTraces(), row.traces(), row.growth())) {
          move(project, row, ClusterState.OPEN, actor);
        }
      }
      case OPEN -> moveIfHasCase(project, row, Instant.EPOCH, actor);
      case REOPENED -> moveIfHasCase(project, row, row.movedAt(), actor);
      case IN_SUITE, FIXED, CLOSED -> {}
    }
  }

  /** Somebody is to look at it again, whatever was done with it. */
  void bringBack(ProjectId project, ClusterRow row, ReturnPolicy.Seen seen, Actor actor) {
    switch (row.standing()) {
      case FIXED, CLOSED -> reopen(project, row, seen, actor);
      case DISMISSED -> move(project, row, ClusterState.OPEN, actor);
      case OPEN, REOPENED, IN_SUITE -> {}
    }
  }

  private void moveIfHasCase(ProjectId project, ClusterRow row, Instant since, Actor actor) {
    if (failures.countWithCase(project.value(), row.clusterId(), since) > 0) {
      move(project, row, ClusterState.IN_SUITE, actor);
    }
  }

  /**
   * The days tell what failed before the day of the fix, also of traces that are gone by now. On
   * that day only the traces tell before from after: the new failures are counted already.
   */
  private ReturnPolicy.Standing standing(ProjectId project, ClusterRow row) {
    Instant moved = row.movedAt();
    LocalDate day = LocalDate.ofInstant(moved, ZoneOffset.UTC);
    Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Stream<Span.PromptUse> earlier =
        versions.ofCluster(project.value(), row.clusterId(), Clusters.VERSIONS_MAX).stream()
            .filter(version -> version.firstDay().isBefore(day))
            .map(version -> version.weight().prompt());
    Stream<Span.PromptUse> thatDay =
        hits.between(project.value(), row.clusterId(), from, moved, Clusters.VERSIONS_MAX).stream()
            .map(hit -> new Span.PromptUse(hit.promptName(), hit.promptVersion()));
    List<Span.PromptUse> before = Stream.concat(earlier, thatDay).distinct().toList();
    return new ReturnPolicy.Standing(row.standing(), moved, row.fixedBy(), before);
  }

  private void reopen(ProjectId project, ClusterRow row, ReturnPolicy.Seen first, Actor actor) {
    var back = new ClusterView.Reopening(first.prompt(), first.trace());
    write(project, row, ClusterState.REOPENED, Optional.of(back), actor);
  }

  private void move(ProjectId project, ClusterRow row, ClusterState to, Actor actor) {
    write(project, row, to, Optional.empty(), actor);
  }

  private void write(
      ProjectId project,
      ClusterRow row,
      ClusterState to,
      Optional<ClusterView.Reopening> back,
      Actor actor) {
    Instant now = clock.instant();
    // A mode that came back still names the fix that did not hold.
    var fix = back.isPresent() ? row.fixedBy() : Optional.<Span.PromptUse>empty();
    var next = new ClusterRow.Standing(to, now, fix, back, 0, row.growth());
    clusters.save(row.moved(next));
    var id = new ClusterId(row.clusterId());
    Optional<TraceId> trace = back.map(ClusterView.Reopening::firstTrace);
    var kind =
        new ClusterEvent.Moved(
            row.standing(), to, back.flatMap(ClusterView.Reopening::prompt), trace);
    var event = new ClusterEvent(id, kind, row.traces(), actor, now);
    events.insertAll(List.of(ClusterEventRow.of(project, ids.next(), event, json)));
    audit.append(
        project,
        actor,
        "failures.cluster.move",
        AuditSubject.of("cluster", id),
        Map.of("from", row.state(), "to", to.name()));
  }
}
