package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.lineage.Frozen;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.traces.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A failure mode with all that is known of it.
 *
 * @param representatives its heaviest patterns, at most {@link Clusters#REPRESENTATIVES_MAX}
 * @param versions the prompt versions it hit, heaviest first, at most {@link Clusters#VERSIONS_MAX}
 * @param reasons why its failures are failures; one with two reasons counts in both
 * @param nameTry what came of asking a model for its name; empty where one gave it, where a person
 *     did, and where none was asked about the texts that it has
 * @param events its story, newest first, at most {@link Clusters#EVENTS_MAX}
 */
public record ClusterDetail(
    ClusterView view,
    List<PatternView> representatives,
    List<VersionWeight> versions,
    Map<FailureReason, Long> reasons,
    Optional<NameTry> nameTry,
    List<ClusterEvent> events) {
  public ClusterDetail {
    Objects.requireNonNull(view, "view is null");
    representatives = List.copyOf(representatives);
    versions = List.copyOf(versions);
    reasons = Frozen.sorted(reasons);
    Objects.requireNonNull(nameTry, "nameTry is null");
    events = List.copyOf(events);
  }

  /**
   * What came of asking a model for a name while nothing did.
   *
   * @param useless replies that were no name; 0 where it did not answer
   * @param at when it was asked last
   */
  public record NameTry(ModelName model, int useless, Instant at) {
    public NameTry {
      Objects.requireNonNull(model, "model is null");
      Objects.requireNonNull(at, "at is null");
    }

    /** Whether it is not asked again about the same texts. */
    public boolean isOver() {
      return useless >= ClusterNames.TRIES_MAX;
    }
  }

  /**
   * How often a prompt version failed this way.
   *
   * @param prompt in the sender's words; both parts empty where nobody said
   */
  public record VersionWeight(
      Span.PromptUse prompt, int traces, LocalDate firstDay, LocalDate lastDay) {
    public VersionWeight {
      Objects.requireNonNull(prompt, "prompt is null");
      Objects.requireNonNull(firstDay, "firstDay is null");
      Objects.requireNonNull(lastDay, "lastDay is null");
    }
  }
}
