package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditChange;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which version of each prompt is live where. A pointer moves by compare-and-set, in one
 * transaction with its history and the audit row; all else about prompts is immutable.
 */
@Singleton
public final class StagePointers {
  private final StagePointerRepository rows;
  private final StageMoveRepository moves;
  private final PromptVersionRepository versions;
  private final Audit audit;
  private final Transactions transactions;
  private final Clock clock;

  StagePointers(
      StagePointerRepository rows,
      StageMoveRepository moves,
      PromptVersionRepository versions,
      Audit audit,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.moves = moves;
    this.versions = versions;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What is live at a stage. */
  public Optional<StagePointer> live(ProjectId project, PromptId prompt, Stage stage) {
    return transactions.read(() ->
        rows.find(project.value(), prompt.value(), stage.name()).map(StagePointerRow::pointer));
  }

  /** What is live at each stage, in the order of the stages. */
  public List<StagePointer> all(ProjectId project, PromptId prompt) {
    return transactions.read(() ->
        rows.all(project.value(), prompt.value()).stream()
            .map(StagePointerRow::pointer)
            .sorted(Comparator.comparing(StagePointer::stage))
            .toList());
  }

  /**
   * Makes a version live, if the pointer still has the revision that the move replaces.
   *
   * @return false, and nothing written, when another move was first
   * @throws RegistryException NOT_FOUND {@code prompt-version-not-found} when it is no version of
   *     that prompt
   */
  public boolean move(ProjectId project, StageMove move, Actor actor) {
    return transactions.write(() -> {
      requireVersion(project, move);
      var row = row(project, move);
      if (!replaced(row)) {
        return false;
      }
      moves.insert(
          new StageMoveRow(
              row.projectId(),
              row.promptId(),
              row.stage(),
              row.revision(),
              row.versionId(),
              actor.label(),
              row.movedAt()));
      audit.append(
          project,
          actor,
          "prompts.stage.move",
          Node.of(NodeKind.PROMPT_VERSION, move.version()),
          change(project, row)
              .with(
                  Map.of(
                      "prompt", move.promptId().toString(),
                      "stage", move.stage().word(),
                      "revision", row.revision())));
      return true;
    });
  }

  /** What was live is told by the move before, which nothing changes. */
  private AuditChange change(ProjectId project, StagePointerRow row) {
    var before =
        moves.before(row.projectId(), row.promptId(), row.stage(), row.revision(), 1).stream()
            .map(StageMoveRow::versionId)
            .findFirst();
    return new AuditChange(
        before.map(it -> named(project, it)).orElse(Map.of()), named(project, row.versionId()));
  }

  private Map<String, Object> named(ProjectId project, UUID version) {
    return versions
        .find(project.value(), version)
        .<Map<String, Object>>map(row ->
            Map.of("number", row.number(), "sha256", row.contentSha256().hex()))
        .orElse(Map.of("version", version.toString()));
  }

  private StagePointerRow row(ProjectId project, StageMove move) {
    return new StagePointerRow(
        project.value(),
        move.promptId().value(),
        move.stage().name(),
        move.version().value(),
        move.expectedRevision() + 1,
        clock.instant());
  }

  private void requireVersion(ProjectId project, StageMove move) {
    boolean isOfPrompt =
        versions
            .find(project.value(), move.version().value())
            .filter(row -> row.promptId().equals(move.promptId().value()))
            .isPresent();
    if (!isOfPrompt) {
      throw RegistryException.notFound("prompt version", move.version());
    }
  }

  /** Of two that replace the same revision, one waits for the other and then sees another one. */
  private boolean replaced(StagePointerRow row) {
    var there = rows.lock(row.projectId(), row.promptId(), row.stage());
    if (there.isPresent()) {
      boolean expected = there.get().revision() == row.revision() - 1;
      if (expected) {
        rows.replace(row);
      }
      return expected;
    }
    return row.revision() == 1 && SqlFailure.isInserted(() -> rows.insert(row));
  }

  /** The moves of a pointer, newest first. */
  public Page<StageMoved> history(
      ProjectId project, PromptId prompt, Stage stage, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            moves.before(
                project.value(),
                prompt.value(),
                stage.name(),
                request.beforeNumber(),
                request.fetch()),
            request,
            StageMoveRow::moved,
            StageMoveRow::revision));
  }
}
