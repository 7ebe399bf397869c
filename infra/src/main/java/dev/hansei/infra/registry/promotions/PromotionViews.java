package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Promotions in lineage go by their stage and where they stand. */
@Singleton
final class PromotionViews implements NodeReader {
  private final PromotionRepository rows;

  PromotionViews(PromotionRepository rows) {
    this.rows = rows;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    return NodeReader.idsOf(NodeKind.PROMOTION, nodes).stream()
        .map(id -> rows.find(project.value(), PromotionId.of(id).value()))
        .flatMap(Optional::stream)
        .map(PromotionViews::view)
        .toList();
  }

  private static NodeView view(PromotionRow row) {
    return new NodeView(
        Node.of(NodeKind.PROMOTION, row.promotionId()),
        "to %s: %s".formatted(words(row.stage()), words(row.state())),
        Optional.of(row.createdAt()));
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
