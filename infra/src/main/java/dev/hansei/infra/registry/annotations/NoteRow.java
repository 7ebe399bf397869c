package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An annotation that has a note or a code, with its task and what its queue asks about.
 *
 * @param codes of its form's fields of open coding, with semicolons; absent where it gives none
 */
@MappedEntity("annotations_annotation")
record NoteRow(
    @Id @Binary16 UUID annotationId,
    String note,
    String label,
    @Binary16 UUID criterionId,
    @Nullable @Binary16 UUID caseId,
    @Nullable @Binary32 Sha256 callKey,
    @Nullable String codes) {
  /** Codes and note as one text. */
  String text() {
    if (codes == null) {
      return note;
    }
    return note.isEmpty() ? codes : codes + ": " + note;
  }
}
