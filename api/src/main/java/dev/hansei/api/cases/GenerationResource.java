package dev.hansei.api.cases;

import dev.hansei.api.WireJson;
import dev.hansei.infra.registry.cases.GenerationView;
import dev.hansei.workflows.cases.GenerationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A generation of cases, as the API shows it.
 *
 * @param state running, completed, cancelled or failed
 * @param planned questions wanted; 0 as long as no worker has planned it
 * @param dataset what was asked for, as all that follows: absent until then
 */
public record GenerationResource(
    UUID id,
    String state,
    int planned,
    int kept,
    int rejected,
    Optional<UUID> dataset,
    Optional<String> model,
    Optional<String> startedBy,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {
  static GenerationResource from(GenerationView view) {
    var input = view.input();
    return new GenerationResource(
        input.generationId().value(),
        view.ending().map(WireJson::nameOf).orElse("running"),
        view.planned(),
        view.kept(),
        view.rejected(),
        Optional.of(input.datasetId().value()),
        Optional.of(input.model().value()),
        Optional.of(input.startedBy().label()),
        Optional.of(view.startedAt()),
        view.endedAt());
  }

  static GenerationResource queued(GenerationId id) {
    return new GenerationResource(
        id.value(),
        "running",
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
