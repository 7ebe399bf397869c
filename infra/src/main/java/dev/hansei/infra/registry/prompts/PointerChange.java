package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.AuditChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a pointer named before a move and what it names since, for the audit log. */
record PointerChange(StageMoveRepository moves, PromptVersionRepository versions) {
  /**
   * Of a pointer whose move is written. What was before is told by the move before, which nothing
   * changes.
   */
  AuditChange to(StagePointerRow row) {
    var before =
        moves.before(row.projectId(), row.promptId(), row.stage(), row.revision(), 1).stream()
            .findFirst()
            .map(this::told)
            .orElse(Map.of());
    return new AuditChange(before, told(StageMoveRow.of(row, "")));
  }

  private Map<String, Object> told(StageMoveRow row) {
    var told = new LinkedHashMap<String, Object>(named(row.projectId(), row.versionId(), ""));
    if (row.candidateId() != null) {
      told.putAll(named(row.projectId(), row.candidateId(), "candidate-"));
      told.put("share", row.candidateShare());
    }
    return told;
  }

  private Map<String, Object> named(UUID project, UUID version, String which) {
    return versions
        .find(project, version)
        .<Map<String, Object>>map(row ->
            Map.of(which + "version", row.number(), which + "sha256", row.contentSha256().hex()))
        .orElse(Map.of(which + "id", version.toString()));
  }
}
