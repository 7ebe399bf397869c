package dev.hansei.infra.registry.campaigns;

import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.campaigns.CampaignId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Campaigns in lineage go by their name and where they stand. */
@Singleton
final class CampaignViews implements NodeReader {
  private final CampaignRepository rows;

  CampaignViews(CampaignRepository rows) {
    this.rows = rows;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    return NodeReader.idsOf(NodeKind.CAMPAIGN, nodes).stream()
        .map(id -> rows.find(project.value(), CampaignId.of(id).value()))
        .flatMap(Optional::stream)
        .map(CampaignViews::view)
        .toList();
  }

  private static NodeView view(CampaignRow row) {
    return new NodeView(
        Node.of(NodeKind.CAMPAIGN, row.campaignId()),
        "campaign %s: %s".formatted(row.name(), row.currentState().words()),
        Optional.of(row.createdAt()));
  }
}
