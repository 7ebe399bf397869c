package dev.hansei.api.suites;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.RequestIds;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs of suites: started, listed, cancelled. */
@Controller("/api/v1/projects/{project}/suites/runs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class RunController {
  private final RunStarter starter;
  private final RunRequests requests;
  private final RunPlanner planner;
  private final Runs runs;
  private final SuiteFinder finder;
  private final RunSight sight;
  private final RequestIds ids;

  RunController(
      RunStarter starter,
      RunRequests requests,
      RunPlanner planner,
      Runs runs,
      SuiteFinder finder,
      RunSight sight,
      RequestIds ids) {
    this.starter = starter;
    this.requests = requests;
    this.planner = planner;
    this.runs = runs;
    this.finder = finder;
    this.sight = sight;
    this.ids = ids;
  }

  @Post
  @Allows({Role.LEAD, Role.DEVELOPER})
  @Operation(
      summary = "Run a suite",
      description =
          "Against a prompt version on a model {type: prompt, prompt, version, model}, recorded"
              + " outputs {type: recorded, set}, or an application {type: http, url, body, output},"
              + " which is asked by POST; with prompt and version, and {{promptVersion}} in the"
              + " body, it is told the version to answer under. 'strategy' in the target gets a"
              + " better answer by more calls: {type: best-of-n, n, judge}, {type: self-consistency,"
              + " n}, {type: self-critique, rounds}, {type: ensemble, members, rule, judge} or"
              + " {type: retry-until-valid, attempts, assertions}. With 'budget' {calls, tokens,"
              + " cost, pauseAtLimit} it never pays more calls than that, and waits at the limit,"
              + " out-of-budget, for POST …/top-up or …/cancel; 422 over-budget where its plan may"
              + " pay more, and nothing is started, unless 'pauseAtLimit' is true. Answers 202; ask the address in Location until"
              + " 'state' is neither running nor out-of-budget, or listen to /events. 503 temporal-unavailable when"
              + " nothing could be started.")
  public HttpResponse<RunResource> start(HttpRequest<?> http, Caller caller, @Body NewRun body) {
    var request = requests.of(caller.projectId(), body);
    if (body.budget() != null) {
      request = planner.within(caller.projectId(), request, caller.actor(), body.budget());
    }
    var id = new RunId(ids.next(http));
    var started = starter.start(caller.projectId(), id, request, caller.actor());
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, caller.api("/suites/runs/" + started.id()).toString())
        .body(
            started
                .view()
                .map(RunResource::from)
                .orElseGet(() -> RunResource.queued(started.id())));
  }

  @Post("/plan")
  @Allows({Role.LEAD, Role.DEVELOPER})
  @Operation(
      summary = "Plan a run",
      description =
          "The body that would start it. Says cases, repeats, calls, what is in the journal"
              + " already, tokens with what they are guessed from, and what it would cost by the"
              + " price list in force. Spends nothing, writes nothing, asks no model. Of a run over"
              + " more than 2,000 cases so many are looked at, and the figures scaled up.")
  public RunPlanResource plan(Caller caller, @Body NewRun body) {
    var request = requests.of(caller.projectId(), body);
    return RunPlanResource.of(planner.plan(caller.projectId(), request, caller.actor()));
  }

  @Get
  @Allows
  @Operation(
      summary = "List runs, newest first",
      description = "Of one 'suite' (id or name), or of all. 50 a page, 200 at most.")
  public PageResource<RunResource> list(
      Caller caller, @QueryValue @Nullable String suite, @RequestBean PageQuery query) {
    var project = caller.projectId();
    var page =
        suite == null
            ? runs.page(project, query.request())
            : runs.ofSuite(project, finder.suite(project, suite).id(), query.request());
    var seen = sight.of(caller, page.items());
    return PageResource.of(page, view -> RunResource.from(seen.apply(view)));
  }

  @Get("/{run}")
  @Allows
  @Operation(
      summary = "Show a run",
      description =
          "Counts add up to 'planned' once it has ended. 'summary' has, for each metric, the mean"
              + " over n cases with its interval; it is empty for those whom an open queue asks to"
              + " label its answers.")
  public RunResource show(Caller caller, String run) {
    return Named.requireId("run", run, id -> find(caller, new RunId(id)));
  }

  private Optional<RunResource> find(Caller caller, RunId id) {
    return runs.find(caller.projectId(), id)
        .map(view -> RunResource.from(sight.of(caller, view)))
        .or(() ->
            starter.isQueued(caller.projectId(), id)
                ? Optional.of(RunResource.queued(id))
                : Optional.empty());
  }

  @Post("/{run}/cancel")
  @Allows({Role.LEAD, Role.DEVELOPER})
  @Operation(
      summary = "Cancel a run",
      description =
          "Answers 202; what is done is kept, and the rest ends as cancelled. 409 run-ended when"
              + " there is nothing to cancel.")
  public HttpResponse<RunResource> cancel(Caller caller, String run) {
    RunView view = finder.run(caller.projectId(), run);
    RunView cancelled = starter.cancel(caller.projectId(), view.id());
    return HttpResponse.<RunResource>accepted().body(RunResource.from(cancelled));
  }
}
