package dev.hansei.api.tunings;

import dev.hansei.infra.registry.tunings.TuningView;
import dev.hansei.infra.registry.tunings.TuningView.Outcome;
import dev.hansei.infra.registry.tunings.TuningView.Product;
import dev.hansei.workflows.tunings.HeldOut;
import dev.hansei.workflows.tunings.Trials;
import dev.hansei.workflows.tunings.TuningActivities.TuningPlan;
import dev.hansei.workflows.tunings.TuningId;
import dev.hansei.workflows.tunings.TuningState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A tuning, as the API shows it.
 *
 * @param pairs the dataset version that it learns from
 * @param base the prompt version that the candidate is made from
 * @param questions that it learns from; 0 until they are known
 * @param passages that are ranked for each; 0 until they are known
 * @param failure a code where it failed, such as invalid
 * @param reason the same more closely, such as too-few-pairs
 * @param heldOut retrieval on questions not seen, without and with the map; where it ended
 * @param trials every penalty tried; where it ended
 * @param report hash of all figures, an artifact of the project
 * @param adapter what it made; absent where there was no gain
 * @param candidate the prompt version that names it
 * @param startedAt absent as long as no worker has begun it
 */
public record TuningResource(
    UUID id,
    TuningState state,
    Optional<String> name,
    Optional<UUID> pairs,
    Optional<UUID> base,
    int questions,
    int passages,
    Optional<String> failure,
    Optional<String> reason,
    Optional<HeldOut> heldOut,
    Optional<Trials> trials,
    Optional<String> report,
    Optional<UUID> adapter,
    Optional<UUID> candidate,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {
  static TuningResource from(TuningView view) {
    Optional<Product> product = view.outcome().flatMap(Outcome::product);
    return new TuningResource(
        view.id().value(),
        view.state(),
        Optional.of(view.input().name()),
        Optional.of(view.input().pairs().value()),
        Optional.of(view.input().base().value()),
        view.plan().map(TuningPlan::pairs).orElse(0),
        view.plan().map(TuningPlan::passages).orElse(0),
        Optional.of(view.failureCode()).filter(code -> !code.isEmpty()),
        Optional.of(view.reason()).filter(reason -> !reason.isEmpty()),
        view.outcome().map(outcome -> outcome.report().heldOut()),
        view.outcome().map(outcome -> outcome.report().trials()),
        view.outcome().map(outcome -> outcome.stored().sha256().hex()),
        product.map(made -> made.adapter().value()),
        product.map(made -> made.candidate().value()),
        Optional.of(view.startedAt()),
        view.endedAt());
  }

  static TuningResource queued(TuningId id) {
    return new TuningResource(
        id.value(),
        TuningState.RUNNING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
