package dev.hansei.api.calibrations;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.calibrations.ProposalMerges;
import dev.hansei.infra.registry.calibrations.Proposals;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalId;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Quote;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** What people make of proposals. All work while the workflow engine is down. */
@Controller("/api/v1/projects/{project}/calibrations/discoveries/{discovery}/proposals/{proposal}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "calibrations")
public class ProposalController {
  private final Proposals proposals;
  private final ProposalMerges merges;
  private final Criteria criteria;
  private final SaidReader said;

  ProposalController(
      Proposals proposals, ProposalMerges merges, Criteria criteria, SaidReader said) {
    this.proposals = proposals;
    this.merges = merges;
    this.criteria = criteria;
    this.said = said;
  }

  @Post("/accept")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Make a criterion of a proposal",
      description =
          "With its words as they stand; its quotes, and those of what was merged into it, become the"
              + " criterion's provenance. Again answers the same. 409 criterion-exists (rename it, or"
              + " merge it), proposal-unworded (rename what only its keywords word), proposal-decided,"
              + " or discovery-runs.")
  public ProposalResource accept(Caller caller, String discovery, String proposal) {
    ProposalId id = require(caller, discovery, proposal).id();
    return resource(caller, proposals.accept(caller.projectId(), id, caller.actor()));
  }

  @Post("/merge")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Say that a criterion, or another proposal, says the same",
      description =
          "What argues for the proposal then argues for that one. Name 'criterion', or 'proposal' of"
              + " the same discovery. Again answers the same. 409 proposal-decided or discovery-runs.")
  public ProposalResource merge(
      Caller caller, String discovery, String proposal, @Body NewMerge body) {
    Proposal there = require(caller, discovery, proposal);
    return resource(caller, merge(caller, there, body));
  }

  private Proposal merge(Caller caller, Proposal proposal, NewMerge body) {
    if (body.proposal() != null) {
      ProposalId into = require(caller, proposal.discoveryId().toString(), body.proposal()).id();
      return merges.intoProposal(caller.projectId(), proposal.id(), into, caller.actor());
    }
    CriterionId into =
        Named.requireId(
                "criterion",
                String.valueOf(body.criterion()),
                id -> criteria.find(caller.projectId(), new CriterionId(id)))
            .id();
    return merges.intoCriterion(caller.projectId(), proposal.id(), into, caller.actor());
  }

  @Post("/rename")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Word a proposal anew",
      description =
          "It stays proposed; the same words again change nothing. 409 proposal-decided or"
              + " discovery-runs.")
  public ProposalResource rename(
      Caller caller, String discovery, String proposal, @Body NewWords body) {
    Proposal there = require(caller, discovery, proposal);
    String sentence = body.sentence() == null ? there.sentence() : body.sentence();
    return resource(
        caller,
        proposals.rename(caller.projectId(), there.id(), body.name(), sentence, caller.actor()));
  }

  @Post("/drop")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Say that a proposal is no criterion",
      description = "Again answers the same. 409 proposal-decided or discovery-runs.")
  public ProposalResource drop(Caller caller, String discovery, String proposal) {
    ProposalId id = require(caller, discovery, proposal).id();
    return resource(caller, proposals.drop(caller.projectId(), id, caller.actor()));
  }

  private Proposal require(Caller caller, String discovery, String proposal) {
    return Named.requireId(
        "proposal",
        proposal,
        id -> {
          Optional<Proposal> found = proposals.find(caller.projectId(), new ProposalId(id));
          return found.filter(one -> one.discoveryId().toString().equals(discovery));
        });
  }

  private ProposalResource resource(Caller caller, Proposal proposal) {
    return ProposalResource.from(
        proposal,
        said.read(
            caller.projectId(), proposal.evidence().quotes().stream().map(Quote::source).toList()));
  }
}
