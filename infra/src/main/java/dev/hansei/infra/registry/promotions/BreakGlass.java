package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
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
import dev.hansei.workflows.promotions.BreakGlassPolicy;
import dev.hansei.workflows.promotions.EmergencyMove;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves past gate, approvals and freezes, for when something is on fire and no second person can be
 * had. Needs the registry alone, as a rollback does ({@code workflows/docs/0030}).
 */
@Singleton
public final class BreakGlass {
  private final EmergencyRepository rows;
  private final StageRollouts rollouts;
  private final StagePointers pointers;
  private final People people;
  private final EmergencyEvents told;
  private final List<RolloutNews> news;
  private final Transactions transactions;
  private final Edges edges;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  BreakGlass(
      EmergencyRepository rows,
      StageRollouts rollouts,
      StagePointers pointers,
      People people,
      EmergencyEvents told,
      List<RolloutNews> news,
      Transactions transactions,
      Edges edges,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.rollouts = rollouts;
    this.pointers = pointers;
    this.people = people;
    this.told = told;
    this.news = List.copyOf(news);
    this.transactions = transactions;
    this.edges = edges;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What is to be live at once.
   *
   * @param reason {@link BreakGlassPolicy#REASON_CHARS_MIN} to {@link
   *     BreakGlassPolicy#REASON_CHARS_MAX} characters
   */
  public record Order(PromptId promptId, PromptVersionId version, Stage stage, String reason) {}

  private record Moved(EmergencyRow row, List<PromotionId> overtaken) {}

  /**
   * Makes a version live at once, and ends the rollouts at that stage as overtaken, and what rests
   * there on its path. From then on every page of the project says so, until somebody else has
   * reviewed it.
   *
   * @throws RegistryException FORBIDDEN {@code role-missing}; NOT_FOUND; INVALID {@code
   *     reason-missing} or {@code already-live}; CONFLICT {@code moved-meanwhile}
   */
  public EmergencyMove move(ProjectId project, Order order, PersonId person) {
    BreakGlassPolicy.objection(order.reason())
        .ifPresent(objection -> {
          throw PromotionRules.invalid("reason-missing", objection);
        });
    Moved moved = transactions.write(() -> moveLocked(project, order, person));
    for (PromotionId promotion : moved.overtaken()) {
      news.forEach(it -> it.stepChanged(project, promotion));
    }
    return moved.row().move();
  }

  /** Promotions and their steps first, then the pointer: the order in which all lock. */
  private Moved moveLocked(ProjectId project, Order order, PersonId person) {
    var overtaken = rollouts.lock(project, order.promptId(), order.stage());
    requireManager(project, person);
    Optional<StagePointer> live = movePointer(project, order, person);
    Instant now = clock.instant();
    rollouts.overtake(overtaken, new Actor.ByPerson(person), now);
    EmergencyRow row = row(project, order, person, live, now);
    rows.insert(row);
    told.moved(row);
    edges.add(
        project,
        List.of(
            new Edge(
                Node.of(NodeKind.PERSON, person),
                Relation.APPROVED,
                Node.of(NodeKind.PROMPT_VERSION, order.version()))));
    write(project, row, person);
    return new Moved(row, overtaken.ids());
  }

  /** What was live before. */
  private Optional<StagePointer> movePointer(ProjectId project, Order order, PersonId person) {
    Optional<StagePointer> live = pointers.live(project, order.promptId(), order.stage());
    if (live.filter(it -> it.version().equals(order.version())).isPresent()) {
      throw PromotionRules.invalid(
          "already-live",
          "That version is live there already; a rollout is ended by rolling back.");
    }
    long revision = live.map(StagePointer::revision).orElse(0L);
    var move = new StageMove(order.promptId(), order.stage(), order.version(), revision);
    if (!pointers.move(project, move, new Actor.ByPerson(person))) {
      throw new RegistryException(
          RegistryException.Kind.CONFLICT,
          "moved-meanwhile",
          "Something else moved that stage at this moment; look at what is live, and try again.");
    }
    return live;
  }

  private EmergencyRow row(
      ProjectId project, Order order, PersonId person, Optional<StagePointer> live, Instant now) {
    return new EmergencyRow(
        project.value(),
        ids.next(),
        order.promptId().value(),
        order.stage().name(),
        order.version().value(),
        live.map(pointer -> pointer.version().value()).orElse(null),
        live.map(StagePointer::revision).orElse(0L) + 1,
        person.value(),
        order.reason().strip(),
        now,
        now.plus(BreakGlassPolicy.REVIEW_WITHIN),
        null,
        null,
        "");
  }

  private void write(ProjectId project, EmergencyRow row, PersonId person) {
    UUID replaced = row.replacedId();
    audit.append(
        project,
        new Actor.ByPerson(person),
        "promotions.break-glass",
        AuditSubject.of("emergency", row.emergencyId()),
        Map.of(
            "prompt", row.promptId().toString(),
            "stage", row.stage(),
            "version", row.versionId().toString(),
            "replaced", replaced == null ? "" : replaced.toString(),
            "revision", row.revision(),
            "words", Sha256.of(row.reason()).hex()));
  }

  private void requireManager(ProjectId project, PersonId person) {
    if (!people.rolesOf(project, person).contains(Role.RELEASE_MANAGER)) {
      throw new RegistryException(
          RegistryException.Kind.FORBIDDEN,
          "role-missing",
          "Only a release manager of the project may break the glass.");
    }
  }
}
