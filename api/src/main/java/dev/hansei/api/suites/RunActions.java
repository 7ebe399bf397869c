package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.SuiteId;
import dev.hansei.workflows.suites.Target;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do on the pages of suites and runs: start, top up and cancel. */
@Hidden
@Controller("/projects/{project}/suites")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RunActions {
  private static final String STRATEGY = "strategy";

  private final ProjectPages pages;
  private final Suites suites;
  private final Datasets datasets;
  private final RunStarter starter;
  private final RunPlanner planner;
  private final StrategyChoices strategies;
  private final Runs runs;
  private final RunTopUps topUps;

  RunActions(
      ProjectPages pages,
      Suites suites,
      Datasets datasets,
      RunStarter starter,
      RunPlanner planner,
      StrategyChoices strategies,
      Runs runs,
      RunTopUps topUps) {
    this.pages = pages;
    this.suites = suites;
    this.datasets = datasets;
    this.starter = starter;
    this.planner = planner;
    this.strategies = strategies;
    this.runs = runs;
    this.topUps = topUps;
  }

  /** Says what a run would cost; starts nothing. */
  @Post("/{id}/plan")
  @Allows({Role.LEAD, Role.DEVELOPER})
  public HttpResponse<byte[]> plan(Caller caller, UUID id, @Body Map<String, String> form) {
    var plan = planner.plan(caller.projectId(), request(caller, id, form), caller.actor());
    Frame frame = pages.frame(caller, Section.SUITES, "Plan of a run");
    return pages.show(
        "suites/plan.jte",
        new RunPlanPage(
            frame,
            frame.to("/suites/" + id),
            RunPlanResource.of(plan),
            new RunPlanPage.Form(
                form.getOrDefault("target", ""),
                form.getOrDefault("model", ""),
                form.getOrDefault("repeats", "1"),
                form.getOrDefault("seed", ""),
                form.getOrDefault(STRATEGY, ""))));
  }

  /** Starts a run on the dataset's latest version. */
  @Post("/{id}/run")
  @Allows({Role.LEAD, Role.DEVELOPER})
  public HttpResponse<byte[]> run(Caller caller, UUID id, @Body Map<String, String> form) {
    RunStarter.Started started =
        starter.start(caller.projectId(), request(caller, id, form), caller.actor());
    return pages.leadTo(
        caller, started.view().isPresent() ? "/suites/runs/" + started.id() : "/suites/" + id);
  }

  private RunStarter.Request request(Caller caller, UUID id, Map<String, String> form) {
    ProjectId project = caller.projectId();
    Suite suite =
        suites
            .find(project, new SuiteId(id))
            .orElseThrow(() -> ApiProblem.notFound("suite", id).raise());
    DatasetVersion version =
        datasets
            .latest(project, suite.datasetId())
            .orElseThrow(() ->
                ApiProblem.refused(
                        "nothing-published", "Publish a version of the suite's dataset first.")
                    .raise());
    Target target = target(form);
    return new RunStarter.Request(
        suite.id(),
        version.id(),
        around(project, target, form.getOrDefault(STRATEGY, "")),
        repeats(form),
        Optional.empty(),
        target instanceof Target.PromptOnModel ? seed(form) : null);
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

  private static Target target(Map<String, String> form) {
    try {
      return TargetChoices.target(
          form.getOrDefault("target", ""), form.getOrDefault("model", "").strip());
    } catch (IllegalArgumentException e) {
      throw ApiProblem.invalidField("model", String.valueOf(e.getMessage())).raise();
    }
  }

  private Target around(ProjectId project, Target target, String choice) {
    try {
      return strategies.around(project, target, choice);
    } catch (InvalidFieldException e) {
      throw ApiProblem.invalidField(STRATEGY, e.rule()).raise();
    } catch (IllegalArgumentException _) {
      throw ApiProblem.invalidField(STRATEGY, "Choose one of the list.").raise();
    }
  }

  private static @Nullable Long seed(Map<String, String> form) {
    String text = form.getOrDefault("seed", "").strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("\\d{1,9}")) {
      throw ApiProblem.invalidField("seed", "0 to 999,999,999, or nothing.").raise();
    }
    return Long.valueOf(text);
  }

  private static int repeats(Map<String, String> form) {
    String text = form.getOrDefault("repeats", "1");
    if (!text.matches("\\d{1,2}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > RunSuiteInput.REPEATS_MAX) {
      throw ApiProblem.invalidField("repeats", "1 to %d.".formatted(RunSuiteInput.REPEATS_MAX))
          .raise();
    }
    return Integer.parseInt(text);
  }
}
