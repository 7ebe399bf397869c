package dev.hansei.infra.registry.calibrations;

import static java.util.Objects.requireNonNull;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalId;
import dev.hansei.workflows.calibrations.ProposalState;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proposals that say what a criterion, or another proposal, says. Rules as in {@link Proposals}.
 */
@Singleton
public final class ProposalMerges {
  private final Proposals proposals;
  private final ProposalDecisions steps;
  private final Criteria criteria;
  private final Transactions transactions;

  ProposalMerges(
      Proposals proposals, ProposalDecisions steps, Criteria criteria, Transactions transactions) {
    this.proposals = proposals;
    this.steps = steps;
    this.criteria = criteria;
    this.transactions = transactions;
  }

  /**
   * Says that a criterion says it already: what argues for the proposal argues for that one.
   *
   * @throws RegistryException as {@link Proposals#accept}; NOT_FOUND for the criterion
   */
  public Proposal intoCriterion(ProjectId project, ProposalId id, CriterionId into, Actor actor) {
    if (criteria.find(project, into).isEmpty()) {
      throw RegistryException.notFound("criterion", into);
    }
    return transactions.write(() -> {
      ProposalRow row = steps.lock(project, id);
      boolean isThere =
          row.state().equals(ProposalState.MERGED.name()) && into.value().equals(row.criterionId());
      if (!isThere) {
        steps.requireOpen(row);
        steps.argue(project, into, row);
        steps.decide(row, ProposalState.MERGED, into.value(), null, actor);
        steps.tell(project, actor, "merge", row, Map.of("criterion", into.toString()));
      }
      return proposals.require(project, id);
    });
  }

  /**
   * Says that another proposal of the discovery says it: it goes where that one goes, and what went
   * into it goes along.
   *
   * @throws RegistryException as {@link Proposals#accept}; CONFLICT {@code proposal-decided} where
   *     the other one was dropped or merged itself; NOT_FOUND where it is of another discovery;
   *     INVALID {@code proposal-into-itself}
   */
  public Proposal intoProposal(ProjectId project, ProposalId id, ProposalId into, Actor actor) {
    if (id.equals(into)) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "proposal-into-itself",
          "A proposal cannot go into itself; name another one, or a criterion.");
    }
    return transactions.write(() -> {
      Map<ProposalId, ProposalRow> both =
          Stream.of(id, into)
              .sorted(Comparator.naturalOrder())
              .collect(Collectors.toMap(one -> one, one -> steps.lock(project, one)));
      ProposalRow row = requireNonNull(both.get(id));
      if (!into.value().equals(row.mergedInto())) {
        steps.requireOpen(row);
        join(project, row, requireNonNull(both.get(into)), actor);
        steps.tell(project, actor, "merge", row, Map.of("proposal", into.toString()));
      }
      return proposals.require(project, id);
    });
  }

  private void join(ProjectId project, ProposalRow row, ProposalRow other, Actor actor) {
    if (!row.discoveryId().equals(other.discoveryId())) {
      throw RegistryException.notFound("proposal", other.proposalId());
    }
    boolean isAccepted = other.state().equals(ProposalState.ACCEPTED.name());
    if (!other.isOpen() && !isAccepted) {
      throw ProposalDecisions.decided(other);
    }
    UUID criterion = other.criterionId();
    if (criterion != null) {
      steps.argue(project, new CriterionId(criterion), row);
    }
    // A chain would be followed by nobody.
    for (ProposalRow one : steps.mergedInto(row)) {
      steps.decide(one, ProposalState.MERGED, criterion, other.proposalId(), actor);
    }
    steps.decide(row, ProposalState.MERGED, criterion, other.proposalId(), actor);
  }
}
