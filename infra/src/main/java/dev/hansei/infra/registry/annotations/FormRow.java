package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.FormId;
import dev.hansei.workflows.annotations.FormVersion;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code annotations_form}. */
@MappedEntity("annotations_form")
record FormRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID formId,
    String name,
    int number,
    @Binary32 Sha256 sha256,
    String content,
    Instant createdAt) {
  FormVersion version(CanonicalJson json) {
    return new FormVersion(
        new FormId(formId), number, sha256, json.read(content, Form.class), createdAt);
  }
}
