package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.calibrations.DraftedProposal;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalEvidence;
import dev.hansei.workflows.calibrations.ProposalId;
import dev.hansei.workflows.calibrations.ProposalState;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.Actor;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code calibrations_proposal}. */
@MappedEntity("calibrations_proposal")
record ProposalRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID proposalId,
    @Binary16 UUID discoveryId,
    int ordinal,
    String name,
    String sentence,
    String wordedBy,
    String evidence,
    String state,
    @Nullable @Binary16 UUID criterionId,
    @Nullable @Binary16 UUID mergedInto,
    String decidedBy,
    @Nullable Instant decidedAt) {
  /** One of a discovery that waits for people. */
  static ProposalRow open(
      DiscoveryRow discovery, UUID id, int ordinal, DraftedProposal draft, String json) {
    return new ProposalRow(
        discovery.projectId(),
        id,
        discovery.discoveryId(),
        ordinal,
        draft.name(),
        draft.sentence(),
        Proposal.KEYWORDS,
        json,
        ProposalState.PROPOSED.name(),
        null,
        null,
        "",
        null);
  }

  /** The same in other words, by a person, a model or {@link Proposal#KEYWORDS}. */
  ProposalRow worded(String as, String says, String by, String evidenced) {
    return new ProposalRow(
        projectId,
        proposalId,
        discoveryId,
        ordinal,
        as,
        says,
        by,
        evidenced,
        state,
        criterionId,
        mergedInto,
        decidedBy,
        decidedAt);
  }

  /** What people made of it, with the criterion and the proposal that it went into, if any. */
  ProposalRow decided(
      ProposalState as, @Nullable UUID criterion, @Nullable UUID into, String by, Instant now) {
    return new ProposalRow(
        projectId,
        proposalId,
        discoveryId,
        ordinal,
        name,
        sentence,
        wordedBy,
        evidence,
        as.name(),
        criterion,
        into,
        by,
        now);
  }

  boolean isOpen() {
    return state.equals(ProposalState.PROPOSED.name());
  }

  Proposal proposal(CanonicalJson json) {
    return new Proposal(
        new ProposalId(proposalId),
        new DiscoveryId(discoveryId),
        ordinal,
        name,
        sentence,
        wordedBy,
        json.read(evidence, ProposalEvidence.class),
        ProposalState.valueOf(state),
        Optional.ofNullable(criterionId).map(CriterionId::new),
        Optional.ofNullable(mergedInto).map(ProposalId::new),
        Optional.ofNullable(decidedAt)
            .map(at -> new Proposal.Decision(json.read(decidedBy, Actor.class), at)));
  }
}
