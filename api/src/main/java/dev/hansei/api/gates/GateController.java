package dev.hansei.api.gates;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Gates: the rules that a candidate must meet, and what they said. */
@Controller("/api/v1/projects/{project}/gates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "gates")
public class GateController {
  private final Gates gates;
  private final Verdicts verdicts;
  private final GateKeeper keeper;
  private final LiveBaseline baselines;
  private final VerdictSight sight;
  private final GateFile file;

  GateController(
      Gates gates,
      Verdicts verdicts,
      GateKeeper keeper,
      LiveBaseline baselines,
      VerdictSight sight,
      GateFile file) {
    this.gates = gates;
    this.verdicts = verdicts;
    this.keeper = keeper;
    this.baselines = baselines;
    this.sight = sight;
    this.file = file;
  }

  @Post
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Make a gate",
      description =
          "In JSON or YAML: a name and 1 to 20 rules of type superiority {metric}, non-inferiority"
              + " {metric, margin}, coverage {minimum}, required-cases, no-regression (no case that a person"
              + " approved and that what is live passes fails), floor {metric, minimum} (the interval of the"
              + " candidate's mean lies above), latency-ceiling {percentile, millis or ratio}, cost-ceiling"
              + " {perAnswer or ratio}, where 'ratio' is to what is live, certified {metric} (its judge has a"
              + " valid certificate), minimum-cases {cases}, disparity {by, metric, maximum} (no slice by a"
              + " field is lower than the other cases by so much), slice {by, value, rule} (any of these in one"
              + " slice alone); and, of the pass rate that people"
              + " would give (few labels of theirs on the runs, a judge's verdict on all),"
              + " corrected-floor {metric, minimum}, corrected-superiority {metric} or"
              + " corrected-non-inferiority {metric, margin}, where 'metric' is the judge's and the"
              + " judge needs no certificate. With 'multiplicity' bonferroni all intervals together hold at"
              + " 'confidence', else each does. Other rules under the same name make the next number; the same rules give the gate that is there.")
  public HttpResponse<GateResource> create(Caller caller, @Body NewGate body) {
    var made = gates.create(caller.projectId(), body.content(), caller.actor());
    return HttpResponse.created(GateResource.from(made), caller.api("/gates/" + made.id()));
  }

  @Get
  @Allows
  @Operation(summary = "List gates, newest first", description = "50 a page, 200 at most.")
  public PageResource<GateResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(gates.page(caller.projectId(), query.request()), GateResource::from);
  }

  @Get("/{gate}")
  @Allows
  @Operation(summary = "Show a gate", description = "By id, or the newest of that name.")
  public GateResource show(Caller caller, String gate) {
    return GateResource.from(keeper.require(caller.projectId(), gate));
  }

  @Get("/{gate}/file")
  @Allows
  @Produces(YamlBodies.YAML)
  @Operation(
      summary = "Show a gate as the file that makes it",
      description =
          "YAML that makes the same gate when it is posted again, here or in another project.")
  public String file(Caller caller, String gate) {
    return file.write(keeper.require(caller.projectId(), gate));
  }

  @Post("/{gate}/verdicts")
  @Allows({Role.LEAD, Role.DEVELOPER})
  @Operation(
      summary = "Ask a gate about two runs",
      description =
          "Both completed and on the same dataset version; without 'baselineRun' only where nothing"
              + " is live at 'stage' (production when absent): 422 baseline-needed where a gate that"
              + " compares could be misled. 'verdict.type' is pass, block or inconclusive, and each clause says its"
              + " figures; 'needed' counts labels for rules on what people would say, else cases, and 'price' is"
              + " what so many more cases take by what the runs took. The verdict is kept; nothing moves."
              + " 403 still-labelling for those whom an open queue asks to label these answers.")
  public HttpResponse<VerdictResource> ask(Caller caller, String gate, @Body NewVerdict body) {
    var project = caller.projectId();
    var there = keeper.require(project, gate);
    sight.requireToAsk(caller, body.baseline(), body.candidate());
    if (body.baseline().isEmpty()) {
      baselines.requireNothingElseLive(project, there, body.candidate(), body.stageOrProduction());
    }
    var said = keeper.ask(project, there, body.baseline(), body.candidate(), caller.actor());
    return HttpResponse.created(
        VerdictResource.from(said), caller.api("/gates/verdicts/" + said.id()));
  }

  @Get("/verdicts")
  @Allows
  @Operation(
      summary = "List verdicts, newest first",
      description =
          "50 a page, 200 at most; a page is shorter by those on runs whose answers an open queue"
              + " asks the caller to label.")
  public PageResource<VerdictResource> verdicts(Caller caller, @RequestBean PageQuery query) {
    Page<VerdictView> page = verdicts.page(caller.projectId(), query.request());
    return PageResource.of(
        new Page<>(sight.shown(caller, page.items()), page.next()), VerdictResource::from);
  }

  @Get("/verdicts/{verdict}")
  @Allows
  @Operation(
      summary = "Show a verdict",
      description =
          "With its clauses and evidence. 403 still-labelling for those whom an open queue asks to"
              + " label these answers.")
  public VerdictResource verdict(Caller caller, String verdict) {
    VerdictView said =
        Named.requireId(
            "verdict", verdict, id -> verdicts.find(caller.projectId(), new VerdictId(id)));
    return VerdictResource.from(sight.require(caller, said));
  }
}
