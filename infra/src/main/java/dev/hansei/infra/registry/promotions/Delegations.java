package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.ApprovalPolicy;
import dev.hansei.workflows.promotions.Delegation;
import dev.hansei.workflows.promotions.PromotionId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Who lets another approve in their place, for one promotion. Needs the registry alone. */
@Singleton
public final class Delegations {
  private final PromotionRepository promotions;
  private final DelegationRepository rows;
  private final ApprovalRules rules;
  private final People people;
  private final Transactions transactions;
  private final Audit audit;
  private final Clock clock;

  Delegations(
      PromotionRepository promotions,
      DelegationRepository rows,
      ApprovalRules rules,
      People people,
      Transactions transactions,
      Audit audit,
      Clock clock) {
    this.promotions = promotions;
    this.rows = rows;
    this.rules = rules;
    this.people = people;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Writes a delegation; the same again changes nothing. The delegate approves as themselves, and
   * whoever delegated may not approve any more, so that neither counts twice.
   *
   * @throws RegistryException NOT_FOUND; FORBIDDEN {@code role-missing} when either is no release
   *     manager; INVALID {@code delegation-refused} with the objection of {@link ApprovalPolicy}
   */
  public void add(ProjectId project, PromotionId id, Delegation delegation) {
    transactions.run(() -> {
      PromotionRow promotion =
          promotions
              .lock(project.value(), id.value())
              .orElseThrow(() -> RegistryException.notFound("promotion", id));
      if (!all(promotion).contains(delegation)) {
        requireManager(project, delegation.from());
        requireManager(project, delegation.to());
        ApprovalPolicy.objection(rules.situation(promotion), delegation)
            .ifPresent(objection -> {
              throw PromotionRules.invalid("delegation-refused", objection);
            });
        write(promotion, delegation);
      }
    });
  }

  private void write(PromotionRow promotion, Delegation delegation) {
    rows.insert(
        new DelegationRow(
            promotion.projectId(),
            promotion.promotionId(),
            delegation.from().value(),
            delegation.to().value(),
            clock.instant()));
    audit.append(
        new ProjectId(promotion.projectId()),
        new Actor.ByPerson(delegation.from()),
        "promotions.delegate",
        Node.of(NodeKind.PROMOTION, promotion.promotionId()),
        Map.of("to", delegation.to().toString()));
  }

  private void requireManager(ProjectId project, PersonId person) {
    if (!people.rolesOf(project, person).contains(Role.RELEASE_MANAGER)) {
      throw new RegistryException(
          RegistryException.Kind.FORBIDDEN,
          "role-missing",
          "Only release managers of the project delegate, and only to each other.");
    }
  }

  /** The delegations of a promotion, oldest first. */
  public List<Delegation> of(ProjectId project, PromotionId id) {
    return transactions.read(() ->
        rows.of(project.value(), id.value()).stream().map(DelegationRow::delegation).toList());
  }

  private List<Delegation> all(PromotionRow promotion) {
    return rows.of(promotion.projectId(), promotion.promotionId()).stream()
        .map(DelegationRow::delegation)
        .toList();
  }
}
