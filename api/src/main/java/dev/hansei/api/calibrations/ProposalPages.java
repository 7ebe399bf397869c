package dev.hansei.api.calibrations;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.calibrations.ProposalMerges;
import dev.hansei.infra.registry.calibrations.Proposals;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalId;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.UUID;

/** What people do with a proposal. Each leads back to where it stands. */
@Hidden
@Controller("/projects/{project}/calibrations/discoveries/{discovery}/proposals/{proposal}")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ProposalPages {
  /** What the form's list says before the id of another proposal. */
  static final String PROPOSAL = "proposal:";

  private final ProjectPages pages;
  private final Proposals proposals;
  private final ProposalMerges merges;

  ProposalPages(ProjectPages pages, Proposals proposals, ProposalMerges merges) {
    this.pages = pages;
    this.proposals = proposals;
    this.merges = merges;
  }

  /** Makes a criterion of it. */
  @Post("/accept")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> accept(Caller caller, UUID discovery, UUID proposal) {
    Proposal there = require(caller, discovery, proposal);
    proposals.accept(caller.projectId(), there.id(), caller.actor());
    return back(caller, there);
  }

  /** Says that a criterion, or another proposal, says the same. */
  @Post("/merge")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> merge(
      Caller caller, UUID discovery, UUID proposal, @Body Map<String, String> form) {
    Proposal there = require(caller, discovery, proposal);
    String into = form.getOrDefault("into", "");
    if (into.startsWith(PROPOSAL)) {
      UUID other = id(into.substring(PROPOSAL.length()));
      ProposalId target = require(caller, discovery, other).id();
      merges.intoProposal(caller.projectId(), there.id(), target, caller.actor());
    } else {
      merges.intoCriterion(
          caller.projectId(), there.id(), new CriterionId(id(into)), caller.actor());
    }
    return back(caller, there);
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw ApiProblem.notFound("criterion", text).raise();
    }
  }

  /** Words it anew. */
  @Post("/rename")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> rename(
      Caller caller, UUID discovery, UUID proposal, @Body Map<String, String> form) {
    Proposal there = require(caller, discovery, proposal);
    proposals.rename(
        caller.projectId(),
        there.id(),
        form.getOrDefault("name", "").strip(),
        form.getOrDefault("sentence", "").strip(),
        caller.actor());
    return back(caller, there);
  }

  /** Says that it is no criterion. */
  @Post("/drop")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> drop(Caller caller, UUID discovery, UUID proposal) {
    Proposal there = require(caller, discovery, proposal);
    proposals.drop(caller.projectId(), there.id(), caller.actor());
    return back(caller, there);
  }

  private Proposal require(Caller caller, UUID discovery, UUID proposal) {
    return proposals
        .find(caller.projectId(), new ProposalId(proposal))
        .filter(one -> one.discoveryId().equals(new DiscoveryId(discovery)))
        .orElseThrow(() -> ApiProblem.notFound("proposal", proposal).raise());
  }

  private HttpResponse<byte[]> back(Caller caller, Proposal proposal) {
    return pages.leadTo(
        caller,
        "/calibrations/discoveries/%s#proposal-%s"
            .formatted(proposal.discoveryId(), proposal.id()));
  }
}
