package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.ReleaseRules;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How each project releases: numbered documents, of which the newest holds from the next request.
 */
@Singleton
public final class Rulebook {
  private final RulesRepository rows;
  private final People people;
  private final Transactions transactions;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  Rulebook(
      RulesRepository rows,
      People people,
      Transactions transactions,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.people = people;
    this.transactions = transactions;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** What holds; empty where the project has written down nothing. */
  public Optional<RulesVersion> newest(ProjectId project) {
    return transactions.read(() -> rows.newest(project.value()).map(row -> row.version(json)));
  }

  /** What holds; the usual rules where the project has written down nothing. */
  public ReleaseRules current(ProjectId project) {
    return newest(project).map(RulesVersion::rules).orElse(ReleaseRules.USUAL);
  }

  /**
   * Writes rules down; what holds already stays the number that it is.
   *
   * @throws RegistryException INVALID {@code approver-without-role} or {@code quorum-too-large}
   */
  public RulesVersion save(ProjectId project, ReleaseRules rules, PersonId person) {
    return save(project, _ -> rules, person);
  }

  /**
   * The same of rules that are made of those that hold, which nobody changes meanwhile.
   *
   * @param change is asked again where somebody else was faster
   */
  public RulesVersion save(ProjectId project, UnaryOperator<ReleaseRules> change, PersonId person) {
    return transactions.findOrInsert(
        () -> {
          Sha256 hash = Sha256.of(json.write(change.apply(current(project))));
          return rows.newest(project.value())
              .filter(row -> row.contentSha256().equals(hash))
              .map(row -> row.version(json));
        },
        () -> {
          ReleaseRules before = current(project);
          ReleaseRules rules = change.apply(before);
          String document = json.write(rules);
          Sha256 hash = Sha256.of(document);
          requireSound(project, before, rules);
          int number = rows.newest(project.value()).map(row -> row.number() + 1).orElse(1);
          var row =
              new RulesRow(
                  project.value(), number, document, hash, person.value(), clock.instant());
          rows.insert(row);
          audit.append(
              project,
              new Actor.ByPerson(person),
              "promotions.rules",
              AuditSubject.of("release-rules", number),
              detail(before, rules, hash));
          return row.version(json);
        });
  }

  /** The document by its hash; and in figures, what opens or closes the door to a release. */
  private static Map<String, Object> detail(ReleaseRules before, ReleaseRules rules, Sha256 hash) {
    return Map.of(
        "sha256", hash.hex(),
        "approversBefore", before.approvers().size(),
        "approvers", rules.approvers().size(),
        "quorumBefore", before.quorum().production(),
        "quorum", rules.quorum().production(),
        "weakerPlans", rules.allowsWeakerPlans());
  }

  /** Whoever was named and has lost the role since may stay named: they approve nothing so. */
  private void requireSound(ProjectId project, ReleaseRules before, ReleaseRules rules) {
    for (PersonId approver : rules.approvers()) {
      boolean isNew = !before.approvers().contains(approver);
      if (isNew && !people.rolesOf(project, approver).contains(Role.RELEASE_MANAGER)) {
        throw PromotionRules.invalid(
            "approver-without-role",
            "Person %s is no release manager of the project; give them the role first."
                .formatted(approver));
      }
    }
    int some = rules.approvers().size();
    for (Stage stage : Stage.values()) {
      if (some > 0 && rules.quorum().at(stage) > some) {
        throw PromotionRules.invalid(
            "quorum-too-large",
            "%d approvals for %s cannot come of %d people."
                .formatted(rules.quorum().at(stage), stage.word(), some));
      }
    }
  }

  /** All that was ever written down, newest first. */
  public Page<RulesVersion> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeNumber(), request.fetch()),
            request,
            row -> row.version(json),
            RulesRow::number));
  }
}
