package dev.hansei.infra.registry;

import java.time.Instant;
import java.util.Objects;

/**
 * One line of the audit log.
 *
 * @param sequence counts from 1 within the project, without gaps
 * @param actor {@code person:<id>}, {@code workflow:<id>} or {@code system}
 * @param action such as {@code prompts.version.add}; at most 80 characters
 * @param detail a JSON object: ids, names and numbers
 */
public record AuditEntry(
    long sequence,
    Instant at,
    String actor,
    String action,
    String subjectKind,
    String subjectId,
    String detail) {
  private static final int ACTION_CHARS_MAX = 80;

  public AuditEntry {
    if (sequence < 1) {
      throw new IllegalArgumentException("audit rows count from 1: " + sequence);
    }
    Objects.requireNonNull(at, "at is null");
    Objects.requireNonNull(actor, "actor is null");
    if (action.isBlank() || action.length() > ACTION_CHARS_MAX) {
      throw new IllegalArgumentException("an audit action has 1 to 80 characters: " + action);
    }
    Objects.requireNonNull(subjectKind, "subjectKind is null");
    Objects.requireNonNull(subjectId, "subjectId is null");
    Objects.requireNonNull(detail, "detail is null");
  }
}
