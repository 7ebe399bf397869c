package dev.hansei.api.promotions;

import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.projects.Member;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.promotions.ApprovalRules;
import dev.hansei.infra.registry.promotions.Delegations;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.ApprovalPolicy;
import dev.hansei.workflows.promotions.Delegation;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Who lets whom approve a promotion, and whom the viewer could. */
@Singleton
final class DelegatingReader {
  private static final PageRequest PEOPLE = new PageRequest(Optional.empty(), 200);

  private final Delegations delegations;
  private final ApprovalRules rules;
  private final People people;
  private final PersonNames names;

  DelegatingReader(Delegations delegations, ApprovalRules rules, People people, PersonNames names) {
    this.delegations = delegations;
    this.rules = rules;
    this.people = people;
    this.names = names;
  }

  PromotionPage.Delegating of(Caller caller, Promotion promotion) {
    List<String> lines =
        delegations.of(caller.projectId(), promotion.id()).stream().map(this::line).toList();
    return new PromotionPage.Delegating(lines, delegates(caller, promotion));
  }

  private String line(Delegation delegation) {
    return "%s lets %s approve".formatted(names.of(delegation.from()), names.of(delegation.to()));
  }

  private List<PromotionPage.Delegate> delegates(Caller caller, Promotion promotion) {
    if (!caller.is(Role.RELEASE_MANAGER) || promotion.state() != PromotionState.AWAITING_APPROVAL) {
      return List.of();
    }
    var situation = rules.situation(caller.projectId(), promotion.id());
    return people.members(caller.projectId(), PEOPLE).items().stream()
        .filter(member -> member.roles().contains(Role.RELEASE_MANAGER))
        .map(Member::person)
        .filter(person -> !person.id().equals(caller.personId()))
        .filter(person -> mayDelegate(caller, situation, person))
        .map(person -> new PromotionPage.Delegate(person.id().toString(), person.displayName()))
        .toList();
  }

  private static boolean mayDelegate(
      Caller caller, ApprovalPolicy.Situation situation, Person person) {
    return ApprovalPolicy.objection(situation, new Delegation(caller.personId(), person.id()))
        .isEmpty();
  }
}
