package dev.hansei.workflows.lineage;

import java.util.Objects;

/** One step of lineage: {@code from} came first, {@code to} was made of it. */
public record Edge(Node from, Relation relation, Node to) {
  public Edge {
    Objects.requireNonNull(from, "from is null");
    Objects.requireNonNull(relation, "relation is null");
    Objects.requireNonNull(to, "to is null");
    if (from.equals(to)) {
      throw new IllegalArgumentException("a thing does not come from itself: " + from);
    }
  }
}
