package dev.hansei.infra.registry.tunings;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.tunings.AdapterId;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuningActivities.TuningPlan;
import dev.hansei.workflows.tunings.TuningId;
import dev.hansei.workflows.tunings.TuningReport;
import dev.hansei.workflows.tunings.TuningState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A tuning as the registry has it.
 *
 * @param plan what it learns from; absent until it is frozen
 * @param failureCode empty unless it failed
 * @param reason the same more closely, a code such as {@code too-few-pairs}; may be empty
 * @param outcome present exactly where it ran to its end
 */
public record TuningView(
    TuneInput input,
    TuningState state,
    Optional<TuningPlan> plan,
    String failureCode,
    String reason,
    Optional<Outcome> outcome,
    Instant startedAt,
    Optional<Instant> endedAt) {
  public TuningView {
    Objects.requireNonNull(input, "input is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(plan, "plan is null");
    Objects.requireNonNull(failureCode, "failureCode is null");
    Objects.requireNonNull(reason, "reason is null");
    Objects.requireNonNull(outcome, "outcome is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
  }

  /**
   * What it came to.
   *
   * @param stored the report as an artifact
   * @param product absent where held-out questions showed no gain
   */
  public record Outcome(TuningReport report, ArtifactRef stored, Optional<Product> product) {
    public Outcome {
      Objects.requireNonNull(report, "report is null");
      Objects.requireNonNull(stored, "stored is null");
      Objects.requireNonNull(product, "product is null");
    }
  }

  /** The adapter, and the prompt version that names it. */
  public record Product(AdapterId adapter, PromptVersionId candidate) {
    public Product {
      Objects.requireNonNull(adapter, "adapter is null");
      Objects.requireNonNull(candidate, "candidate is null");
    }
  }

  /** Its name. */
  public TuningId id() {
    return input.tuningId();
  }
}
