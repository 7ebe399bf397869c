package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.failures.FailureId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code cases_source}. */
@MappedEntity("cases_source")
record SourceRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID generationId,
    int ordinal,
    String kind,
    @Binary16 UUID sourceId,
    int question,
    String state,
    @Nullable @Binary16 UUID caseId,
    String problems) {
  static final String DOCUMENT = "DOCUMENT";
  static final String FAILURE = "FAILURE";

  Source source() {
    return new Source(
        ordinal,
        kind.equals(DOCUMENT)
            ? new Source.FromDocument(new DocumentId(sourceId), question)
            : new Source.FromFailure(new FailureId(sourceId)),
        Source.State.valueOf(state),
        Optional.ofNullable(caseId).map(CaseId::new),
        problems.isEmpty()
            ? List.of()
            : Arrays.stream(problems.split(",")).map(CaseProblem::valueOf).toList());
  }
}
