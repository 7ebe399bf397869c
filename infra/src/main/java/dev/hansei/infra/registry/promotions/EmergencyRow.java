package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.EmergencyId;
import dev.hansei.workflows.promotions.EmergencyMove;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code promotions_emergency}. */
@MappedEntity("promotions_emergency")
record EmergencyRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID emergencyId,
    @Binary16 UUID promptId,
    String stage,
    @Binary16 UUID versionId,
    @Nullable @Binary16 UUID replacedId,
    long revision,
    @Binary16 UUID movedBy,
    String reason,
    Instant movedAt,
    Instant dueAt,
    @Nullable @Binary16 UUID doneBy,
    @Nullable Instant doneAt,
    String findings) {
  EmergencyMove move() {
    return new EmergencyMove(
        new EmergencyId(emergencyId),
        new PromptId(promptId),
        Stage.valueOf(stage),
        new PromptVersionId(versionId),
        Optional.ofNullable(replacedId).map(PromptVersionId::new),
        new PersonId(movedBy),
        reason,
        movedAt,
        dueAt,
        review());
  }

  private Optional<EmergencyMove.Review> review() {
    return doneBy == null || doneAt == null
        ? Optional.empty()
        : Optional.of(new EmergencyMove.Review(new PersonId(doneBy), doneAt, findings));
  }
}
