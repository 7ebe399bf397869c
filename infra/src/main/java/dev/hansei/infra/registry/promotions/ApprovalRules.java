package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.ApprovalPolicy;
import dev.hansei.workflows.promotions.Delegation;
import dev.hansei.workflows.promotions.PromotionId;
import jakarta.inject.Singleton;
import java.util.List;

/** By which rules a promotion is approved: its plan's number, the project's people, delegations. */
@Singleton
public final class ApprovalRules {
  private final PromotionRepository rows;
  private final Transactions transactions;
  private final PromotionReader reader;
  private final Rulebook rulebook;
  private final DelegationRepository delegations;
  private final People people;
  private final CanonicalJson json;

  ApprovalRules(
      PromotionRepository rows,
      Transactions transactions,
      PromotionReader reader,
      Rulebook rulebook,
      DelegationRepository delegations,
      People people,
      CanonicalJson json) {
    this.rows = rows;
    this.transactions = transactions;
    this.reader = reader;
    this.rulebook = rulebook;
    this.delegations = delegations;
    this.people = people;
    this.json = json;
  }

  /**
   * What is known of a promotion when a decision on it arrives.
   *
   * @throws RegistryException NOT_FOUND
   */
  public ApprovalPolicy.Situation situation(ProjectId project, PromotionId id) {
    return transactions.read(() ->
        rows.find(project.value(), id.value())
            .map(this::situation)
            .orElseThrow(() -> RegistryException.notFound("promotion", id)));
  }

  ApprovalPolicy.Situation situation(PromotionRow promotion) {
    ProjectId project = new ProjectId(promotion.projectId());
    return new ApprovalPolicy.Situation(
        promotion.currentState(),
        new PersonId(promotion.requestedBy()),
        reader.authors(project, promotion),
        reader.approvedBy(promotion),
        of(promotion));
  }

  /** Who let whom approve in their place, in the order in which they did. */
  List<Delegation> delegations(ProjectId project, PromotionId id) {
    return transactions.read(() ->
        delegations.of(project.value(), id.value()).stream()
            .map(DelegationRow::delegation)
            .toList());
  }

  private ApprovalPolicy.Rules of(PromotionRow promotion) {
    ProjectId project = new ProjectId(promotion.projectId());
    List<PersonId> approvers = rulebook.current(project).approvers();
    return new ApprovalPolicy.Rules(
        ApprovalPolicy.needed(promotion.releasePlan(json)),
        approvers,
        ApprovalPolicy.holding(
            delegations(project, new PromotionId(promotion.promotionId())),
            person -> mayThemselves(project, approvers, person)));
  }

  private boolean mayThemselves(ProjectId project, List<PersonId> approvers, PersonId person) {
    return (approvers.isEmpty() || approvers.contains(person))
        && people.rolesOf(project, person).contains(Role.RELEASE_MANAGER);
  }
}
