package dev.hansei.workflows.annotations;

import dev.hansei.workflows.lineage.Sha256;
import java.time.Instant;
import java.util.Objects;

/**
 * One version of a form: a fact.
 *
 * @param number 1 for the first version of that name
 * @param sha256 of the form's canonical JSON: the same content of one name is one version
 */
public record FormVersion(FormId id, int number, Sha256 sha256, Form form, Instant createdAt) {
  public FormVersion {
    Objects.requireNonNull(id, "id is null");
    if (number < 1) {
      throw new IllegalArgumentException("versions count from 1: " + number);
    }
    Objects.requireNonNull(sha256, "sha256 is null");
    Objects.requireNonNull(form, "form is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
