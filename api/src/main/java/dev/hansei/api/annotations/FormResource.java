package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.FormVersion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One version of a form; it never changes.
 *
 * @param number which version of that name, from 1
 * @param sha256 of its content: the same content of a name is one version
 * @param lead the key of the field whose answer is the task's label: the first that is required
 */
public record FormResource(
    UUID id,
    String name,
    int number,
    String sha256,
    String lead,
    List<FieldResource> fields,
    Instant createdAt) {
  static FormResource from(FormVersion version) {
    return new FormResource(
        version.id().value(),
        version.form().name(),
        version.number(),
        version.sha256().hex(),
        version.form().lead().key(),
        version.form().fields().stream().map(FieldResource::from).toList(),
        version.createdAt());
  }
}
