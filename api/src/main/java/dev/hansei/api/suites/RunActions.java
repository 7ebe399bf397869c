package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.RunForecast;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.SuiteId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people do on the pages of suites and runs: start, top up and cancel. */
@Hidden
@Controller("/projects/{project}/suites")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RunActions {
  private final ProjectPages pages;
  private final Suites suites;
  private final SuitePageReader reader;
  private final RunFormReader forms;
  private final RunRequests requests;
  private final RunStarter starter;
  private final RunPlanner planner;
  private final Runs runs;
  private final RunTopUps topUps;

  RunActions(
      ProjectPages pages,
      Suites suites,
      SuitePageReader reader,
      RunFormReader forms,
      RunRequests requests,
      RunStarter starter,
      RunPlanner planner,
      Runs runs,
      RunTopUps topUps) {
    this.pages = pages;
    this.suites = suites;
    this.reader = reader;
    this.forms = forms;
    this.requests = requests;
    this.starter = starter;
    this.planner = planner;
    this.runs = runs;
    this.topUps = topUps;
  }

  /** What the form asks for: a run, and another to compare it with. */
  private record Asked(
      @Nullable NewRunBudget budget,
      RunStarter.Request run,
      Optional<RunStarter.Request> baseline) {}

  /** Says what a run would cost; starts nothing. */
  @Post("/{id}/plan")
  @Allows({Role.LEAD, Role.DEVELOPER})
  public HttpResponse<byte[]> plan(Caller caller, UUID id, @Body Map<String, String> form) {
    Suite suite = suite(caller, id);
    RunForm sent = RunForm.sent(form);
    try {
      Asked asked = asked(caller, suite, sent);
      RunForecast plan = planner.plan(caller.projectId(), asked.run(), caller.actor());
      Optional<RunForecast> baseline =
          asked.baseline().map(it -> planner.plan(caller.projectId(), it, caller.actor()));
      String refusal = refusal(asked, Stream.concat(Stream.of(plan), baseline.stream()).toList());
      Frame frame = pages.frame(caller, Section.SUITES, "Plan of a run");
      return pages.show(
          "suites/plan.jte",
          new RunPlanPage(
              frame,
              frame.to("/suites/" + id),
              RunPlanResource.of(plan),
              baseline.map(RunPlanResource::of),
              refusal,
              sent));
    } catch (InvalidFieldException e) {
      return refuse(caller, suite, sent.wrong(e));
    }
  }

  /** Starts a run on the dataset's latest version, and the one to compare it with. */
  @Post("/{id}/run")
  @Allows({Role.LEAD, Role.DEVELOPER})
  public HttpResponse<byte[]> run(Caller caller, UUID id, @Body Map<String, String> form) {
    Suite suite = suite(caller, id);
    RunForm sent = RunForm.sent(form);
    try {
      Asked asked = asked(caller, suite, sent);
      RunStarter.Request run = within(caller, asked, asked.run());
      Optional<RunStarter.Request> baseline = asked.baseline().map(it -> within(caller, asked, it));
      baseline.ifPresent(it -> starter.start(caller.projectId(), it, caller.actor()));
      RunStarter.Started started = starter.start(caller.projectId(), run, caller.actor());
      return pages.leadTo(
          caller, started.view().isPresent() ? "/suites/runs/" + started.id() : "/suites/" + id);
    } catch (InvalidFieldException e) {
      return refuse(caller, suite, sent.wrong(e));
    } catch (ApiException e) {
      return refuse(caller, suite, sent.refused(e));
    }
  }

  private Suite suite(Caller caller, UUID id) {
    return suites
        .find(caller.projectId(), new SuiteId(id))
        .orElseThrow(() -> ApiProblem.notFound("suite", id).raise());
  }

  private HttpResponse<byte[]> refuse(Caller caller, Suite suite, RunForm form) {
    return pages.refuse(SuitePageReader.TEMPLATE, reader.read(caller, suite, form));
  }

  private Asked asked(Caller caller, Suite suite, RunForm form) {
    NewRun body = forms.read(suite.id(), form);
    RunStarter.Request run = requests.of(caller.projectId(), body);
    return new Asked(
        body.budget(),
        run,
        forms
            .baseline(form, body, run.datasetVersionId())
            .map(it -> requests.of(caller.projectId(), it)));
  }

  private RunStarter.Request within(Caller caller, Asked asked, RunStarter.Request request) {
    NewRunBudget budget = asked.budget();
    return budget == null
        ? request
        : planner.within(caller.projectId(), request, caller.actor(), budget);
  }

  /** Why it would not be begun. */
  private static String refusal(Asked asked, List<RunForecast> plans) {
    NewRunBudget budget = asked.budget();
    if (budget != null) {
      try {
        plans.forEach(plan -> RunPlanner.requireWithin(plan, budget));
      } catch (ApiException e) {
        return e.problem().detail();
      }
    }
    return "";
  }

  /** Cancels a run; what is done stays. */
  @Post("/runs/{id}/cancel")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> cancel(Caller caller, UUID id) {
    starter.cancel(caller.projectId(), new RunId(id));
    return pages.leadTo(caller, "/suites/runs/" + id);
  }

  /** Gives a run more to spend: calls, tokens or money. */
  @Post("/runs/{id}/top-up")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> topUp(Caller caller, UUID id, @Body Map<String, String> form) {
    RunView run =
        runs.find(caller.projectId(), new RunId(id))
            .orElseThrow(() -> ApiProblem.notFound("run", id).raise());
    topUps.topUp(
        run,
        caller.personId(),
        new NewRunTopUp(
            FormNumbers.whole(form, "calls"),
            FormNumbers.whole(form, "tokens"),
            FormNumbers.decimal(form, "cost")));
    return pages.leadTo(caller, "/suites/runs/" + id);
  }
}
