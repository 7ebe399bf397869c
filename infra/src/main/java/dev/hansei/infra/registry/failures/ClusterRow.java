package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.HexBinary;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code failures_cluster}. */
@MappedEntity("failures_cluster")
record ClusterRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID clusterId,
    String name,
    String namedBy,
    String state,
    String severity,
    int traces,
    int patterns,
    Instant firstAt,
    Instant lastAt,
    Instant movedAt,
    String fixedName,
    String fixedVersion,
    String backName,
    String backVersion,
    @Nullable @HexBinary String backTrace,
    int dismissedTraces,
    double growth,
    double mapX,
    double mapY) {
  ClusterState standing() {
    return ClusterState.valueOf(state);
  }

  Optional<Span.PromptUse> fixedBy() {
    return prompt(fixedName, fixedVersion);
  }

  /**
   * What a move changes.
   *
   * @param back the prompt and trace that brought it back
   */
  record Standing(
      ClusterState state,
      Instant at,
      Optional<Span.PromptUse> fixedBy,
      Optional<ClusterView.Reopening> back,
      int dismissedTraces,
      double growth) {}

  /** Elsewhere in its life. */
  ClusterRow moved(Standing now) {
    var back = now.back().flatMap(ClusterView.Reopening::prompt);
    return new ClusterRow(
        projectId,
        clusterId,
        name,
        namedBy,
        now.state().name(),
        severity,
        traces,
        patterns,
        firstAt,
        lastAt,
        now.at(),
        now.fixedBy().map(Span.PromptUse::name).orElse(""),
        now.fixedBy().map(Span.PromptUse::version).orElse(""),
        back.map(Span.PromptUse::name).orElse(""),
        back.map(Span.PromptUse::version).orElse(""),
        now.back().map(reopening -> reopening.firstTrace().hex()).orElse(null),
        now.dismissedTraces(),
        now.growth(),
        mapX,
        mapY);
  }

  /** By another name. */
  ClusterRow named(String other, String by) {
    return new ClusterRow(
        projectId,
        clusterId,
        other,
        by,
        state,
        severity,
        traces,
        patterns,
        firstAt,
        lastAt,
        movedAt,
        fixedName,
        fixedVersion,
        backName,
        backVersion,
        backTrace,
        dismissedTraces,
        growth,
        mapX,
        mapY);
  }

  ClusterView view(List<ClusterView.Day> trend) {
    return new ClusterView(
        new ClusterId(clusterId),
        name,
        namedBy,
        standing(),
        Severity.valueOf(severity),
        traces,
        patterns,
        firstAt,
        lastAt,
        movedAt,
        fixedBy(),
        Optional.ofNullable(backTrace)
            .map(trace ->
                new ClusterView.Reopening(prompt(backName, backVersion), new TraceId(trace))),
        trend,
        new ClusterView.Place(mapX, mapY));
  }

  private static Optional<Span.PromptUse> prompt(String name, String version) {
    return name.isEmpty() && version.isEmpty()
        ? Optional.empty()
        : Optional.of(new Span.PromptUse(name, version));
  }
}
