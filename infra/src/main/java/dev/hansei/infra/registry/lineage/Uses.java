package dev.hansei.infra.registry.lineage;

import dev.hansei.infra.registry.CountLimit;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often things were used to make others. */
@Singleton
public final class Uses {
  private final UseRepository rows;
  private final Transactions transactions;

  Uses(UseRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * How many things of each kind were made with any of these, each counted once; kinds without one
   * are absent. At most {@link CountLimit#LOOKED_AT} are counted, all kinds together.
   *
   * @param nodes of one kind
   */
  public Map<NodeKind, Long> of(ProjectId project, NodeKind kind, List<Node> nodes) {
    Map<NodeKind, Long> uses = new EnumMap<>(NodeKind.class);
    List<String> ids = nodes.stream().map(Node::id).toList();
    if (!ids.isEmpty()) {
      transactions
          .read(() -> rows.uses(project.value(), kind.name(), ids, CountLimit.LOOKED_AT))
          .forEach(row -> uses.put(NodeKind.valueOf(row.toKind()), row.uses()));
    }
    return uses;
  }
}
