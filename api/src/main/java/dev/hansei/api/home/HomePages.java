package dev.hansei.api.home;

import dev.hansei.api.campaigns.CampaignsGoingOn;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.Ring;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.api.projects.SignedIn;
import dev.hansei.api.suites.RunWords;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.campaigns.LoopCounts;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The start page, and the home of each project: the loop today and what waits. */
@Hidden
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class HomePages {
  private static final int RUNS = 5;

  private final ProjectPages pages;
  private final Projects projects;
  private final Backlog backlog;
  private final LoopCounts counts;
  private final CampaignsGoingOn campaigns;
  private final Runs runs;
  private final RunWords words;
  private final Clock clock;

  HomePages(
      ProjectPages pages,
      Projects projects,
      Backlog backlog,
      LoopCounts counts,
      CampaignsGoingOn campaigns,
      Runs runs,
      RunWords words,
      Clock clock) {
    this.pages = pages;
    this.projects = projects;
    this.backlog = backlog;
    this.counts = counts;
    this.campaigns = campaigns;
    this.runs = runs;
    this.words = words;
    this.clock = clock;
  }

  /** Leads to the first project of whoever is signed in. */
  @Get("/")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  public HttpResponse<byte[]> start(SignedIn signedIn) {
    return leadTo(signedIn, Optional.empty());
  }

  /** Leads to another project, for the switch at the top of pages. */
  @Get("/projects")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  public HttpResponse<byte[]> another(SignedIn signedIn, @QueryValue Optional<String> to) {
    return leadTo(signedIn, to);
  }

  /** A project's home. */
  @Get("/projects/{project}")
  @Allows
  public HttpResponse<byte[]> home(Caller caller, String project) {
    ProjectId id = caller.projectId();
    return pages.show(
        "home/home.jte",
        new HomePage(
            pages.frame(caller, Section.HOME, project),
            ring(id),
            campaigns.of(caller),
            backlog.items(caller),
            runs.page(id, PageRequest.first(RUNS)).items().stream()
                .map(run -> words.line(id, run))
                .toList()));
  }

  private Ring ring(ProjectId project) {
    Instant now = clock.instant();
    LoopCounts.Since today = counts.since(project, now.truncatedTo(ChronoUnit.DAYS), now);
    return Ring.of(
        List.of(
            stop(today, Section.TRACES, "received"),
            stop(today, Section.FAILURES, "found"),
            stop(today, Section.CASES, "made"),
            stop(today, Section.SUITES, "runs"),
            stop(today, Section.GATES, "verdicts"),
            stop(today, Section.PROMOTIONS, "asked for")),
        today.running());
  }

  private static Ring.Stop stop(LoopCounts.Since today, Section section, String note) {
    return new Ring.Stop(section, today.of(section.word()), note);
  }

  private HttpResponse<byte[]> leadTo(SignedIn signedIn, Optional<String> name) {
    List<Project> mine = projects.ofPerson(signedIn.personId());
    Project project =
        mine.stream()
            .filter(it -> name.filter(it.name().value()::equals).isPresent())
            .findFirst()
            .or(() -> mine.stream().findFirst())
            .orElseThrow(() ->
                ApiProblem.forbidden(
                        "no-project", "You have no role in any project; ask an admin for one.")
                    .raise());
    return HttpResponse.seeOther(URI.create("/projects/" + project.name()));
  }
}
