package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.BreakGlassPolicy;
import dev.hansei.workflows.promotions.EmergencyId;
import dev.hansei.workflows.promotions.EmergencyMove;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The moves past all rules, and the look that somebody else takes at each. */
@Singleton
public final class Emergencies {
  /** More bars than that would leave no page. */
  private static final int OPEN_MAX = 3;

  private final EmergencyRepository rows;
  private final People people;
  private final Prompts prompts;
  private final Transactions transactions;
  private final Audit audit;
  private final Clock clock;

  Emergencies(
      EmergencyRepository rows,
      People people,
      Prompts prompts,
      Transactions transactions,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.people = people;
    this.prompts = prompts;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Writes down what somebody else than mover and author found; whoever reviewed it already is told
   * that it is done.
   *
   * @param findings 1 to {@link BreakGlassPolicy#REASON_CHARS_MAX} characters
   * @throws RegistryException FORBIDDEN {@code role-missing} or {@code own-emergency}; NOT_FOUND;
   *     INVALID {@code findings-missing}; CONFLICT {@code reviewed-already} by another
   */
  public EmergencyMove review(ProjectId project, EmergencyId id, PersonId person, String findings) {
    if (findings.isBlank() || findings.length() > BreakGlassPolicy.REASON_CHARS_MAX) {
      throw PromotionRules.invalid(
          "findings-missing",
          "Say what you found, in 1 to %d characters."
              .formatted(BreakGlassPolicy.REASON_CHARS_MAX));
    }
    return transactions.write(() -> {
      EmergencyRow row =
          rows.lock(project.value(), id.value())
              .orElseThrow(() -> RegistryException.notFound("emergency", id));
      requireManager(project, person);
      if (row.doneBy() == null) {
        reviewLocked(project, row, person, findings.strip());
      } else if (!row.doneBy().equals(person.value())) {
        throw new RegistryException(
            RegistryException.Kind.CONFLICT,
            "reviewed-already",
            "Somebody else has reviewed it; nothing is left to do.");
      }
      return require(project, id);
    });
  }

  private void requireManager(ProjectId project, PersonId person) {
    if (!people.rolesOf(project, person).contains(Role.RELEASE_MANAGER)) {
      throw new RegistryException(
          RegistryException.Kind.FORBIDDEN,
          "role-missing",
          "Only a release manager of the project may review it.");
    }
  }

  private List<PersonId> authors(ProjectId project, EmergencyRow row) {
    var id = new PromptVersionId(row.versionId());
    return prompts.authors(
        project,
        prompts
            .version(project, id)
            .orElseThrow(() -> RegistryException.notFound("prompt version", id)));
  }

  private void reviewLocked(ProjectId project, EmergencyRow row, PersonId person, String findings) {
    BreakGlassPolicy.reviewObjection(new PersonId(row.movedBy()), authors(project, row), person)
        .ifPresent(objection -> {
          throw new RegistryException(RegistryException.Kind.FORBIDDEN, "own-emergency", objection);
        });
    rows.setDone(row.projectId(), row.emergencyId(), person.value(), clock.instant(), findings);
    audit.append(
        project,
        new Actor.ByPerson(person),
        "promotions.review",
        AuditSubject.of("emergency", row.emergencyId()),
        Map.of("movedBy", row.movedBy().toString(), "findings", Sha256.of(findings).hex()));
  }

  /**
   * One of them.
   *
   * @throws RegistryException NOT_FOUND
   */
  public EmergencyMove require(ProjectId project, EmergencyId id) {
    return transactions.read(() ->
        rows.find(project.value(), id.value())
            .map(EmergencyRow::move)
            .orElseThrow(() -> RegistryException.notFound("emergency", id)));
  }

  /** Those that nobody else has looked at, oldest first; three at most. */
  public List<EmergencyMove> open(ProjectId project) {
    return transactions.read(
        () -> rows.open(project.value(), OPEN_MAX).stream().map(EmergencyRow::move).toList());
  }

  /** All of them, newest first. */
  public Page<EmergencyMove> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            EmergencyRow::move,
            EmergencyRow::emergencyId));
  }
}
