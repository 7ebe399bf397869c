package dev.hansei.api.criteria;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.criteria.LearnedModels;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Criteria and the judges that apply them. */
@Controller("/api/v1/projects/{project}/criteria")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "criteria")
public class CriterionController {
  private final Criteria criteria;
  private final Judges judges;
  private final JudgeMaker maker;
  private final Standings standings;
  private final LearnedModels learned;

  CriterionController(
      Criteria criteria,
      Judges judges,
      JudgeMaker maker,
      Standings standings,
      LearnedModels learned) {
    this.criteria = criteria;
    this.judges = judges;
    this.maker = maker;
    this.standings = standings;
    this.learned = learned;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Make a criterion",
      description = "What good means, in one sentence. The name is taken once.")
  public HttpResponse<CriterionResource> create(Caller caller, @Body NewCriterion body) {
    var made = criteria.create(caller.projectId(), body.name(), body.sentence(), caller.actor());
    return HttpResponse.created(CriterionResource.from(made), caller.api("/criteria/" + made.id()));
  }

  @Get
  @Allows
  @Operation(summary = "List criteria, newest first", description = "50 a page, 200 at most.")
  public PageResource<CriterionResource> list(Caller caller, @RequestBean PageQuery query) {
    var page = criteria.page(caller.projectId(), query.request());
    return PageResource.of(page, CriterionResource::from);
  }

  @Get("/{criterion}")
  @Allows
  @Operation(summary = "Show a criterion", description = "By its id.")
  public CriterionResource show(Caller caller, String criterion) {
    return CriterionResource.from(require(caller, criterion));
  }

  @Post("/{criterion}/judges")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Make a judge version",
      description =
          "Kinds: rubric (pass or fail), grades (1 to 5), categories, g-eval, factual-consistency,"
              + " answer-relevance, context-precision, context-recall, reference-equivalence,"
              + " feedback-incorporation, safety, jury and pairwise. The same content gives the version"
              + " that is there. G-Eval without steps has the model write them: one paid call.")
  public HttpResponse<JudgeResource> createJudge(
      Caller caller, String criterion, @Body NewJudge body) {
    var made = maker.make(caller.projectId(), require(caller, criterion), body, caller.actor());
    return HttpResponse.created(
        resource(caller, made), caller.api("/criteria/judges/" + made.id()));
  }

  @Get("/{criterion}/judges")
  @Allows
  @Operation(
      summary = "List the judge versions of a criterion, newest first",
      description = "50 a page, 200 at most.")
  public PageResource<JudgeResource> listJudges(
      Caller caller, String criterion, @RequestBean PageQuery query) {
    var page =
        judges.ofCriterion(caller.projectId(), require(caller, criterion).id(), query.request());
    return PageResource.of(page, judge -> resource(caller, judge));
  }

  @Get("/judges/{judge}")
  @Allows
  @Operation(
      summary = "Show a judge version",
      description =
          "By its id. A learned one says in 'crossValidated' how it does on labels of role align"
              + " that it had not seen: kappa, AUC and Brier score with 95 % intervals, in 5 folds"
              + " with all labels of one question in the same.")
  public JudgeResource showJudge(Caller caller, String judge) {
    Judge there =
        Named.requireId("judge", judge, id -> judges.find(caller.projectId(), new JudgeId(id)));
    return JudgeResource.from(
        standings.of(caller.projectId(), there.id()),
        learned.of(there).flatMap(LearnedModel::crossValidated));
  }

  private JudgeResource resource(Caller caller, Judge judge) {
    return JudgeResource.from(standings.of(caller.projectId(), judge.id()), Optional.empty());
  }

  private Criterion require(Caller caller, String criterion) {
    return Named.requireId(
        "criterion", criterion, id -> criteria.find(caller.projectId(), new CriterionId(id)));
  }
}
