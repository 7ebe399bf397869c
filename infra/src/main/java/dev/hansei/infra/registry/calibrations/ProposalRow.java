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
  /** One that waits for people. */
  static ProposalRow open(
      UUID project,
      UUID id,
      DiscoveryId discovery,
      int ordinal,
      DraftedProposal draft,
      String json) {
    return new ProposalRow(
        project,
        id,
        discovery.value(),
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
