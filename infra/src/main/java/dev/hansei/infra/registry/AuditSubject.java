package dev.hansei.infra.registry;

import dev.hansei.workflows.lineage.Node;
import java.util.Locale;

/**
 * What an audit row tells of.
 *
 * @param kind a lower-case word, such as {@code project} or {@code prompt-version}
 * @param id its id as text, at most 64 characters
 */
public record AuditSubject(String kind, String id) {
  private static final int KIND_CHARS_MAX = 40;
  private static final int ID_CHARS_MAX = 64;

  public AuditSubject {
    if (kind.isBlank() || kind.length() > KIND_CHARS_MAX) {
      throw new IllegalArgumentException("an audit subject's kind has 1 to 40 characters: " + kind);
    }
    if (id.isBlank() || id.length() > ID_CHARS_MAX) {
      throw new IllegalArgumentException("an audit subject's id has 1 to 64 characters: " + id);
    }
  }

  /** A thing whose id prints itself. */
  public static AuditSubject of(String kind, Object id) {
    return new AuditSubject(kind, id.toString());
  }

  /** A thing that stands in lineage. */
  public static AuditSubject of(Node node) {
    return new AuditSubject(
        node.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), node.id());
  }
}
