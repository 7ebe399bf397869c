package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.gates.RequiredMarks;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case of a run that is or was required, and how many of its items did not pass.
 *
 * @param takenAt when it lost the mark; absent while it has it
 * @param takenBy who took it away
 */
@MappedEntity("cases_case")
record RequiredRow(
    @Id @Binary16 UUID caseId, int notPassed, @Nullable Instant takenAt, @Nullable String takenBy) {
  /** Whether it counts in a run: it has the mark, or had it when the run began. */
  boolean counts(Instant began) {
    return takenAt == null || takenAt.isAfter(began);
  }

  Optional<RequiredMarks.Taken> taken() {
    return takenAt == null
        ? Optional.empty()
        : Optional.of(
            new RequiredMarks.Taken(
                new CaseId(caseId), Objects.requireNonNullElse(takenBy, ""), takenAt));
  }
}
