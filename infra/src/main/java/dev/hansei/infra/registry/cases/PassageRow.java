package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.Passage;
import dev.hansei.workflows.cases.PassageId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code cases_passage}. */
@MappedEntity("cases_passage")
record PassageRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID documentId,
    int ordinal,
    @Binary16 UUID passageId,
    String heading,
    String text) {
  Passage passage() {
    return new Passage(
        new PassageId(passageId), new DocumentId(documentId), ordinal, heading, text);
  }
}
