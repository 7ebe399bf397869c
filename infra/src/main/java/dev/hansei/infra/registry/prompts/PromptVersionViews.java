package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Prompt versions in lineage go by the prompt's name and their number. */
@Singleton
final class PromptVersionViews implements NodeReader {
  private final PromptVersionRepository rows;
  private final PromptRepository prompts;

  PromptVersionViews(PromptVersionRepository rows, PromptRepository prompts) {
    this.rows = rows;
    this.prompts = prompts;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    var ids =
        NodeReader.idsOf(NodeKind.PROMPT_VERSION, nodes).stream()
            .map(id -> UuidBytes.of(UUID.fromString(id)))
            .toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> names = new LinkedHashMap<>();
    return rows.findAll(project.value(), ids).stream()
        .map(row ->
            view(row, names.computeIfAbsent(row.promptId(), prompt -> name(project, prompt))))
        .toList();
  }

  private String name(ProjectId project, UUID prompt) {
    return prompts.find(project.value(), prompt).orElseThrow().name();
  }

  private static NodeView view(PromptVersionRow row, String name) {
    return new NodeView(
        Node.of(NodeKind.PROMPT_VERSION, row.id()),
        "%s v%d".formatted(name, row.number()),
        Optional.of(row.createdAt()));
  }
}
