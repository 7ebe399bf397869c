package dev.hansei.infra.registry.lineage;

import dev.hansei.workflows.lineage.Node;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A thing in the graph as people read it.
 *
 * @param label such as {@code answer v3}; a text of users or models, so doors must escape it
 * @param at when it was made, where that is known
 */
public record NodeView(Node node, String label, Optional<Instant> at) {
  public NodeView {
    Objects.requireNonNull(node, "node is null");
    Objects.requireNonNull(label, "label is null");
    Objects.requireNonNull(at, "at is null");
  }
}
