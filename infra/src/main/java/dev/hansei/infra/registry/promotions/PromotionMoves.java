package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.PromotionActivities;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The move of a stage pointer by a promotion, and the way back. */
@Singleton
public final class PromotionMoves {
  /** Room for what happened; a report belongs elsewhere. */
  public static final int REASON_CHARS_MAX = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(PromotionMoves.class);

  private final PromotionRepository rows;
  private final PromotionReader reader;
  private final RollingReader rollings;
  private final RolloutEnds ends;
  private final List<RolloutNews> news;
  private final PromotionStates states;
  private final StageRollouts rollouts;
  private final StagePointers pointers;
  private final PathBack path;
  private final People people;
  private final Transactions transactions;
  private final Edges edges;
  private final Audit audit;
  private final Clock clock;

  PromotionMoves(
      PromotionRepository rows,
      PromotionReader reader,
      RollingReader rollings,
      RolloutEnds ends,
      List<RolloutNews> news,
      PromotionStates states,
      StageRollouts rollouts,
      StagePointers pointers,
      PathBack path,
      People people,
      Transactions transactions,
      Edges edges,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.reader = reader;
    this.rollings = rollings;
    this.ends = ends;
    this.news = List.copyOf(news);
    this.states = states;
    this.rollouts = rollouts;
    this.pointers = pointers;
    this.path = path;
    this.people = people;
    this.transactions = transactions;
    this.edges = edges;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Moves the pointer from the revision that was live when the promotion opened; {@code OVERTAKEN}
   * when another move was first. A promotion that has moved answers {@code PROMOTED} again.
   *
   * @throws RegistryException INVALID {@code not-approved} while approvals are missing, {@code
   *     has-steps} where the plan has steps
   */
  public PromotionState move(PromotionActivities.StageMove wanted) {
    ProjectId project = wanted.input().projectId();
    PromotionId id = wanted.input().promotionId();
    return transactions.write(() -> {
      PromotionRow row = lock(project, id);
      if (row.currentState() != PromotionState.AWAITING_APPROVAL) {
        return row.currentState();
      }
      reader.requireApproved(row);
      reader.requireNoSteps(row);
      var actor = new Actor.ByWorkflow("promotions/" + id);
      boolean moved =
          pointers.move(project, target(row, row.candidateId(), row.expectedRevision()), actor);
      PromotionState state = moved ? PromotionState.PROMOTED : PromotionState.OVERTAKEN;
      if (moved) {
        rows.setMoved(row.projectId(), row.promotionId(), row.expectedRevision() + 1);
      }
      states.set(row, state, actor, clock.instant());
      Node subject = Node.of(NodeKind.PROMOTION, id);
      audit.append(project, actor, "promotions.move", subject, Map.of("state", state.name()));
      return state;
    });
  }

  /**
   * Makes live again what the promotion replaced, or takes the candidate of a rollout away ({@code
   * workflows/docs/0004}); stages that it moved on its path and that still have its candidate go
   * back with it. A target where nothing was live before keeps it: an empty stage would answer no
   * caller. What is rolled out beside it at that moment ends as overtaken. Needs the registry
   * alone. Repeated by mistake, it says that it is done.
   *
   * @param reason 1 to {@link #REASON_CHARS_MAX} characters
   * @throws RegistryException FORBIDDEN without the role; INVALID {@code not-promoted}, or {@code
   *     nothing-to-go-back-to} where its path has nothing to go back to either; CONFLICT {@code
   *     not-live-any-more}
   */
  public void rollBack(ProjectId project, PromotionId id, PersonId person, String reason) {
    if (reason.isBlank() || reason.length() > REASON_CHARS_MAX) {
      throw PromotionRules.invalid(
          "reason-missing", "Say why, in 1 to %d characters.".formatted(REASON_CHARS_MAX));
    }
    List<PromotionId> ended =
        transactions.write(() -> {
          PromotionRow row = lock(project, id);
          requireManager(project, person);
          if (row.currentState().isRolling()) {
            endRollout(row, person, reason);
            return List.of(id);
          }
          requireNoLater(row);
          return rollBackLocked(row, person, reason);
        });
    ended.forEach(one -> news.forEach(it -> it.stepChanged(project, one)));
  }

  /**
   * A version may be live again by a later promotion: of one to two, two to three and three to two
   * the last goes back first, to three, and the first not past it to one.
   */
  private void requireNoLater(PromotionRow row) {
    Long moved = row.movedRevision();
    if (moved == null || row.currentState() != PromotionState.PROMOTED) {
      return;
    }
    rows.movedAfter(row.projectId(), row.promptId(), row.stage(), moved)
        .filter(_ -> isLive(row))
        .ifPresent(later -> {
          throw new RegistryException(
              RegistryException.Kind.CONFLICT,
              "not-live-any-more",
              "Promotion %s moved that stage after it; roll that one back first."
                  .formatted(later.promotionId()));
        });
  }

  private boolean isLive(PromotionRow row) {
    return pointers
        .live(
            new ProjectId(row.projectId()),
            new PromptId(row.promptId()),
            Stage.valueOf(row.stage()))
        .filter(pointer -> pointer.version().value().equals(row.candidateId()))
        .isPresent();
  }

  private void requireManager(ProjectId project, PersonId person) {
    if (!people.rolesOf(project, person).contains(Role.RELEASE_MANAGER)) {
      throw new RegistryException(
          RegistryException.Kind.FORBIDDEN,
          "role-missing",
          "Only a release manager of the project may roll back.");
    }
  }

  /** The candidate is taken from those who have it; what was live never went. */
  private void endRollout(PromotionRow row, PersonId person, String reason) {
    var cause =
        new RolloutEnds.Cause(
            new Actor.ByPerson(person), reason, List.of(Node.of(NodeKind.PERSON, person)));
    Optional<Rolling> rolling = rollings.of(row);
    if (rolling.isEmpty()) {
      ends.giveUp(row, cause, clock.instant());
      return;
    }
    if (ends.rollBack(rolling.get(), cause, clock.instant()) != PromotionState.ROLLED_BACK) {
      LOG.info("promotion {} was overtaken before it was rolled back", row.promotionId());
    }
  }

  /** What is live goes back, and what was being rolled out beside it ends with that. */
  private List<PromotionId> rollBackLocked(PromotionRow row, PersonId person, String reason) {
    boolean promoted = row.currentState() == PromotionState.PROMOTED && row.movedRevision() != null;
    boolean ended =
        row.currentState().isTerminal() && row.currentState() != PromotionState.ROLLED_BACK;
    if (!promoted && !(ended && path.isOpen(row))) {
      throw PromotionRules.invalid(
          "not-promoted", "Only a promotion that made its version live can be rolled back.");
    }
    UUID replaces = row.replacesId();
    if (promoted && replaces == null && !path.isOpen(row)) {
      throw PromotionRules.invalid(
          "nothing-to-go-back-to",
          "Nothing was live before it, so there is nothing to go back to.");
    }
    Optional<List<PromotionId>> overtaken =
        promoted && replaces != null ? moveBack(row, replaces, person) : Optional.empty();
    // One whose target is not its own, or had nothing before, goes back on its path alone.
    closeBack(row, person, reason, overtaken.isPresent() ? String.valueOf(replaces) : "");
    return overtaken.orElse(List.of());
  }

  /**
   * At the target, and what was rolled out there is over; empty where others moved that meanwhile
   * and only stages on its path have its candidate still.
   */
  private Optional<List<PromotionId>> moveBack(PromotionRow row, UUID replaces, PersonId person) {
    ProjectId project = new ProjectId(row.projectId());
    Actor actor = new Actor.ByPerson(person);
    var rolling = rollouts.lock(project, new PromptId(row.promptId()), Stage.valueOf(row.stage()));
    path.hold(row);
    if (pointers.moveBack(project, wayBack(row, replaces), actor)) {
      rollouts.overtake(rolling, actor, clock.instant());
      return Optional.of(rolling.ids());
    }
    if (!path.isOpen(row)) {
      throw new RegistryException(
          RegistryException.Kind.CONFLICT,
          "not-live-any-more",
          "Its version is not live any more; roll back the promotion that came after it.");
    }
    return Optional.empty();
  }

  private void closeBack(PromotionRow row, PersonId person, String reason, String to) {
    ProjectId project = new ProjectId(row.projectId());
    Actor actor = new Actor.ByPerson(person);
    path.hold(row);
    path.go(row, actor, clock.instant());
    rows.setReason(row.projectId(), row.promotionId(), reason);
    states.set(row, PromotionState.ROLLED_BACK, actor, clock.instant());
    Node subject = Node.of(NodeKind.PROMOTION, row.promotionId());
    Node by = Node.of(NodeKind.PERSON, person);
    edges.add(project, List.of(new Edge(by, Relation.ROLLED_BACK, subject)));
    audit.append(
        project,
        actor,
        "promotions.roll-back",
        subject,
        Map.of("to", to, "words", Sha256.of(reason).hex()));
  }

  private static StagePointers.WayBack wayBack(PromotionRow row, UUID replaces) {
    return new StagePointers.WayBack(
        new PromptId(row.promptId()),
        Stage.valueOf(row.stage()),
        new PromptVersionId(row.candidateId()),
        new PromptVersionId(replaces));
  }

  private static StageMove target(PromotionRow row, UUID version, long expectedRevision) {
    return new StageMove(
        new PromptId(row.promptId()),
        Stage.valueOf(row.stage()),
        new PromptVersionId(version),
        expectedRevision);
  }

  private PromotionRow lock(ProjectId project, PromotionId id) {
    return rows.lock(project.value(), id.value())
        .orElseThrow(() -> RegistryException.notFound("promotion", id));
  }
}
