package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a list shows of a failure mode.
 *
 * @param namedBy {@code keywords}, a model's name, or {@code person}
 * @param traces its weight: how many traces failed this way
 * @param patterns distinct texts among them
 * @param firstAt start of its earliest trace
 * @param lastAt start of its latest trace
 * @param movedAt when it last changed state
 * @param fixedBy the prompt version said to have fixed it, where one was named
 * @param reopening what brought it back; only when {@link ClusterState#REOPENED}
 * @param trend traces by UTC day, oldest first; days without any are left out; the last {@link
 *     Clusters#TREND_DAYS} days up to {@code lastAt}
 * @param place on the map of clusters
 */
public record ClusterView(
    ClusterId id,
    String name,
    String namedBy,
    ClusterState state,
    Severity severity,
    int traces,
    int patterns,
    Instant firstAt,
    Instant lastAt,
    Instant movedAt,
    Optional<Span.PromptUse> fixedBy,
    Optional<Reopening> reopening,
    List<Day> trend,
    Place place) {
  public ClusterView {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(namedBy, "namedBy is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(severity, "severity is null");
    Objects.requireNonNull(firstAt, "firstAt is null");
    Objects.requireNonNull(lastAt, "lastAt is null");
    Objects.requireNonNull(movedAt, "movedAt is null");
    Objects.requireNonNull(fixedBy, "fixedBy is null");
    Objects.requireNonNull(reopening, "reopening is null");
    trend = List.copyOf(trend);
    Objects.requireNonNull(place, "place is null");
  }

  /** Traces of one UTC day. */
  public record Day(LocalDate day, int traces) {}

  /** Where it lies on the map, each -1 to 1; clusters that lie near each other read alike. */
  public record Place(double x, double y) {}

  /**
   * What brought a fixed or closed mode back.
   *
   * @param prompt the version that answered, where its sender says so
   * @param firstTrace the first trace of that kind after the fix
   */
  public record Reopening(Optional<Span.PromptUse> prompt, TraceId firstTrace) {
    public Reopening {
      Objects.requireNonNull(prompt, "prompt is null");
      Objects.requireNonNull(firstTrace, "firstTrace is null");
    }
  }
}
