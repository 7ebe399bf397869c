package dev.hansei.workflows.lineage;

import java.util.Objects;

/** One thing in the lineage graph: its kind and its id as text (at most 64 characters). */
public record Node(NodeKind kind, String id) {
  private static final int ID_CHARS_MAX = 64;

  public Node {
    Objects.requireNonNull(kind, "kind is null");
    if (id.isBlank() || id.length() > ID_CHARS_MAX) {
      throw new IllegalArgumentException("a node id has 1 to 64 characters: '%s'".formatted(id));
    }
  }

  /** The node of a noun whose id prints itself. */
  public static Node of(NodeKind kind, Object id) {
    return new Node(kind, id.toString());
  }
}
