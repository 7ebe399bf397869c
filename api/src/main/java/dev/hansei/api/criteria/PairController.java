package dev.hansei.api.criteria;

import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.calibrations.Pairs;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.calibrations.MinimalPair;
import dev.hansei.workflows.calibrations.PairId;
import dev.hansei.workflows.calibrations.PairState;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Minimal pairs of a criterion: edits that a person says break it. */
@Controller("/api/v1/projects/{project}/criteria/{criterion}/pairs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "criteria")
public class PairController {
  private final Criteria criteria;
  private final Pairs pairs;
  private final PairSight sight;

  PairController(Criteria criteria, Pairs pairs, PairSight sight) {
    this.criteria = criteria;
    this.pairs = pairs;
    this.sight = sight;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Propose minimal pairs",
      description =
          "Edits one thing of answers that people passed on the criterion: a number, a negation, a"
              + " missing sentence. At most 200 pairs, of the first 200 labelled answers; again makes"
              + " nothing new. A person confirms or rejects each.")
  public PairCountsResource propose(Caller caller, String criterion) {
    return PairCountsResource.from(
        pairs.propose(caller.projectId(), require(caller, criterion), caller.actor()));
  }

  @Get
  @Allows({Role.LEAD, Role.ANNOTATOR})
  @Operation(
      summary = "List minimal pairs",
      description =
          "Those in one state, proposed unless named: confirmed or rejected; 200 at most. None of"
              + " answers that a queue asks the caller to label.")
  public PageResource<PairResource> list(
      Caller caller, String criterion, @QueryValue @Nullable String state) {
    CriterionId id = require(caller, criterion);
    PairState wanted =
        Words.constantIfSet("state", state, PairState.class).orElse(PairState.PROPOSED);
    var shown = sight.of(caller, id, wanted, Pairs.PAIRS_MAX);
    return PageResource.of(new Page<>(shown, Optional.empty()), PairResource::from);
  }

  @Post("/{pair}/confirm")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Say that an edit breaks the criterion and nothing else",
      description = "Again changes nothing; it may be rejected later.")
  public HttpResponse<Void> confirm(Caller caller, String criterion, String pair) {
    return decide(caller, criterion, pair, true);
  }

  @Post("/{pair}/reject")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Say that an edit does not break the criterion, or breaks more",
      description = "Again changes nothing; it may be confirmed later.")
  public HttpResponse<Void> reject(Caller caller, String criterion, String pair) {
    return decide(caller, criterion, pair, false);
  }

  private HttpResponse<Void> decide(Caller caller, String criterion, String pair, boolean breaks) {
    CriterionId of = require(caller, criterion);
    MinimalPair found =
        Named.requireId(
            "pair",
            pair,
            id ->
                pairs
                    .find(caller.projectId(), new PairId(id))
                    .filter(one -> one.criterionId().equals(of)));
    pairs.decide(caller.projectId(), found.id(), breaks, caller.actor());
    return HttpResponse.noContent();
  }

  private CriterionId require(Caller caller, String criterion) {
    return Named.requireId(
            "criterion", criterion, id -> criteria.find(caller.projectId(), new CriterionId(id)))
        .id();
  }
}
