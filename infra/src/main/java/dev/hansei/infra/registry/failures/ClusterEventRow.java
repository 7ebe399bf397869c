package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.HexBinary;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code failures_cluster_event}. */
@MappedEntity("failures_cluster_event")
record ClusterEventRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID eventId,
    @Binary16 UUID clusterId,
    String kind,
    String fromState,
    String toState,
    @Nullable @Binary16 UUID otherCluster,
    String promptName,
    String promptVersion,
    @Nullable @HexBinary String traceId,
    int traces,
    String actor,
    Instant happenedAt) {

  static ClusterEventRow of(ProjectId project, UUID id, ClusterEvent event, CanonicalJson json) {
    var told = Told.of(event.kind());
    return new ClusterEventRow(
        project.value(),
        id,
        event.cluster().value(),
        told.kind(),
        told.from(),
        told.to(),
        told.other(),
        told.prompt().map(Span.PromptUse::name).orElse(""),
        told.prompt().map(Span.PromptUse::version).orElse(""),
        told.trace().map(TraceId::hex).orElse(null),
        event.traces(),
        json.write(event.actor()),
        event.at());
  }

  ClusterEvent event(CanonicalJson json) {
    return new ClusterEvent(
        new ClusterId(clusterId), said(), traces, json.read(actor, Actor.class), happenedAt);
  }

  private ClusterEvent.Kind said() {
    return switch (kind) {
      case "FOUND" -> new ClusterEvent.Found();
      case "RENAMED" -> new ClusterEvent.Renamed();
      case "SPLIT" -> new ClusterEvent.SplitFrom(other());
      case "MERGED" -> new ClusterEvent.MergedInto(other());
      case "MOVED" ->
          new ClusterEvent.Moved(
              ClusterState.valueOf(fromState),
              ClusterState.valueOf(toState),
              promptName.isEmpty() && promptVersion.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Span.PromptUse(promptName, promptVersion)),
              Optional.ofNullable(traceId).map(TraceId::new));
      default -> throw new IllegalStateException("no such event: " + kind);
    };
  }

  private ClusterId other() {
    return new ClusterId(Objects.requireNonNull(otherCluster, "otherCluster is null"));
  }

  /** A kind of event, taken apart into columns. */
  private record Told(
      String kind,
      String from,
      String to,
      @Nullable UUID other,
      Optional<Span.PromptUse> prompt,
      Optional<TraceId> trace) {
    static Told of(ClusterEvent.Kind kind) {
      return switch (kind) {
        case ClusterEvent.Found() -> plain("FOUND", null);
        case ClusterEvent.Renamed() -> plain("RENAMED", null);
        case ClusterEvent.SplitFrom(ClusterId origin) -> plain("SPLIT", origin.value());
        case ClusterEvent.MergedInto(ClusterId heir) -> plain("MERGED", heir.value());
        case ClusterEvent.Moved(var from, var to, var prompt, var trace) ->
            new Told("MOVED", from.name(), to.name(), null, prompt, trace);
      };
    }

    private static Told plain(String kind, @Nullable UUID other) {
      return new Told(kind, "", "", other, Optional.empty(), Optional.empty());
    }
  }
}
