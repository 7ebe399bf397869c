package dev.hansei.api.failures;

import dev.hansei.infra.registry.failures.ClusterDetail;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.infra.registry.failures.PatternView;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.traces.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A failure mode, as the API shows it.
 *
 * @param namedBy keywords, a model's name, or person
 * @param traces how many traces failed this way
 * @param patterns distinct texts among them
 * @param fixedBy the prompt version said to have fixed it
 * @param reopenedBy the prompt version that brought it back, where its sender says so
 * @param reopenedByTrace the first trace that brought it back
 * @param trend traces by UTC day of the last 30 days with any
 * @param detail only when shown alone
 */
public record ClusterResource(
    UUID id,
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
    Optional<Span.PromptUse> reopenedBy,
    Optional<String> reopenedByTrace,
    List<ClusterView.Day> trend,
    ClusterView.Place place,
    Optional<Detail> detail) {
  public ClusterResource {
    trend = List.copyOf(trend);
  }

  /**
   * What a list leaves out.
   *
   * @param noModelName why the model that was asked has not named it, in words
   */
  public record Detail(
      List<Text> representatives,
      List<Version> versions,
      Map<FailureReason, Long> reasons,
      Optional<String> noModelName,
      List<Event> events) {
    public Detail {
      representatives = List.copyOf(representatives);
      versions = List.copyOf(versions);
      reasons = Map.copyOf(reasons);
      events = List.copyOf(events);
    }
  }

  /** A text that failed, and how many failures it stands for. */
  public record Text(String text, int traces, Severity severity, UUID example) {
    static Text from(PatternView view) {
      return new Text(view.text(), view.traces(), view.severity(), view.example().value());
    }
  }

  /** How often a prompt version failed this way; both names are empty where nobody said. */
  public record Version(
      String name, String version, int traces, LocalDate firstDay, LocalDate lastDay) {
    static Version from(ClusterDetail.VersionWeight weight) {
      return new Version(
          weight.prompt().name(),
          weight.prompt().version(),
          weight.traces(),
          weight.firstDay(),
          weight.lastDay());
    }
  }

  /** What happened to it, in words. */
  public record Event(Instant at, String what, String actor, int traces) {
    static Event from(ClusterEvent event) {
      return new Event(
          event.at(), ClusterWords.of(event.kind()), event.actor().label(), event.traces());
    }
  }

  static ClusterResource from(ClusterView view) {
    return of(view, Optional.empty());
  }

  static ClusterResource from(ClusterDetail detail) {
    return of(
        detail.view(),
        Optional.of(
            new Detail(
                detail.representatives().stream().map(Text::from).toList(),
                detail.versions().stream().map(Version::from).toList(),
                detail.reasons(),
                detail.nameTry().map(ClusterWords::of),
                detail.events().stream().map(Event::from).toList())));
  }

  private static ClusterResource of(ClusterView view, Optional<Detail> detail) {
    return new ClusterResource(
        view.id().value(),
        view.name(),
        view.namedBy(),
        view.state(),
        view.severity(),
        view.traces(),
        view.patterns(),
        view.firstAt(),
        view.lastAt(),
        view.movedAt(),
        view.fixedBy(),
        view.reopening().flatMap(ClusterView.Reopening::prompt),
        view.reopening().map(back -> back.firstTrace().hex()),
        view.trend(),
        view.place(),
        detail);
  }
}
