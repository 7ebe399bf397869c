package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Audit;
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
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which version of each prompt is live where. A pointer moves by compare-and-set, in one
 * transaction with its history and the audit row; all else about prompts is immutable.
 */
@Singleton
public final class StagePointers {
  private final StagePointerRepository rows;
  private final StageMoveRepository moves;
  private final PromptVersionRepository versions;
  private final LiveBoard board;
  private final PromptEvents events;
  private final PointerChange change;
  private final Audit audit;
  private final Transactions transactions;
  private final Clock clock;

  StagePointers(
      StagePointerRepository rows,
      StageMoveRepository moves,
      PromptVersionRepository versions,
      LiveBoard board,
      PromptEvents events,
      Audit audit,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.moves = moves;
    this.versions = versions;
    this.board = board;
    this.events = events;
    this.change = new PointerChange(moves, versions);
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What is live at a stage. */
  public Optional<StagePointer> live(ProjectId project, PromptId prompt, Stage stage) {
    return transactions.read(() ->
        rows.find(project.value(), prompt.value(), stage.name()).map(StagePointerRow::pointer));
  }

  /**
   * When something else became live in place of a version first; empty while it is live for all but
   * a share.
   *
   * @param revision of the pointer by which that version became live
   */
  public Optional<Instant> leftAt(
      ProjectId project, PromptId prompt, Stage stage, PromptVersionId version, long revision) {
    return transactions.read(() ->
        moves
            .firstOther(project.value(), prompt.value(), stage.name(), revision, version.value())
            .map(StageMoveRow::movedAt));
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
      requireVersion(project, move.promptId(), move.version());
      var row = StagePointerRow.moved(project.value(), move, clock.instant());
      if (!replaced(row)) {
        return false;
      }
      write(row, actor);
      audit.append(
          project,
          actor,
          "prompts.stage.move",
          Node.of(NodeKind.PROMPT_VERSION, move.version()),
          change.to(row).with(detail(row)));
      return true;
    });
  }

  /**
   * One version in place of another.
   *
   * @param from what has to be live, whatever was done since it became so
   */
  public record WayBack(PromptId promptId, Stage stage, PromptVersionId from, PromptVersionId to) {}

  /**
   * Makes a version live where that other one is: a share that came and went since, or that is
   * there, moved the revision on and does not matter. A share that is there ends by it.
   *
   * @return false, and nothing written, when something else is live
   * @throws RegistryException NOT_FOUND {@code prompt-version-not-found}
   */
  public boolean moveBack(ProjectId project, WayBack back, Actor actor) {
    return transactions.write(() -> {
      Optional<StagePointer> there =
          rows.lock(project.value(), back.promptId().value(), back.stage().name())
              .map(StagePointerRow::pointer)
              .filter(pointer -> pointer.version().equals(back.from()));
      return there.isPresent()
          && move(
              project,
              new StageMove(back.promptId(), back.stage(), back.to(), there.get().revision()),
              actor);
    });
  }

  /**
   * Locks what is live at stages, for whoever moves several of them in this transaction.
   *
   * @param stages in the order in which all lock them, earlier ones first
   */
  public void hold(ProjectId project, PromptId prompt, List<Stage> stages) {
    for (Stage stage : stages) {
      var _ = rows.lock(project.value(), prompt.value(), stage.name());
    }
  }

  /**
   * Gives a candidate a share of the callers, another one, or takes it away, if the pointer still
   * has the revision that the move replaces.
   *
   * @return false, and nothing written, when another move was first or nothing is live
   * @throws RegistryException NOT_FOUND {@code prompt-version-not-found} when the candidate is no
   *     version of that prompt
   */
  public boolean share(ProjectId project, ShareMove move, Actor actor) {
    return transactions.write(() -> {
      move.share().ifPresent(it -> requireVersion(project, move.promptId(), it.candidate()));
      Optional<StagePointerRow> there =
          rows.lock(project.value(), move.promptId().value(), move.stage().name())
              .filter(row -> row.revision() == move.expectedRevision());
      if (there.isEmpty()) {
        return false;
      }
      StagePointerRow row = there.get().shared(move.share(), clock.instant());
      rows.replace(row);
      write(row, actor);
      Node subject =
          Node.of(
              NodeKind.PROMPT_VERSION,
              move.share().map(StagePointer.Share::candidate).orElse(row.pointer().version()));
      audit.append(
          project, actor, "prompts.stage.share", subject, change.to(row).with(detail(row)));
      return true;
    });
  }

  private static Map<String, Object> detail(StagePointerRow row) {
    return Map.of(
        "prompt", row.promptId().toString(),
        "stage", row.pointer().stage().word(),
        "revision", row.revision());
  }

  private void write(StagePointerRow row, Actor actor) {
    StageMoveRow move = StageMoveRow.of(row, actor.label());
    moves.insert(move);
    events.moved(move, actor);
    rows.tell(row.projectId());
    transactions.afterCommit(() -> board.moved(new ProjectId(row.projectId())));
  }

  private void requireVersion(ProjectId project, PromptId prompt, PromptVersionId version) {
    boolean isOfPrompt =
        versions
            .find(project.value(), version.value())
            .filter(row -> row.promptId().equals(prompt.value()))
            .isPresent();
    if (!isOfPrompt) {
      throw RegistryException.notFound("prompt version", version);
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
