package dev.hansei.api.calibrations;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.calibrations.Alignments;
import dev.hansei.infra.registry.calibrations.AnchorChecks;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.criteria.LearnedModels;
import dev.hansei.workflows.calibrations.CalibrateInput.Subject;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.CalibrationState;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** May a judge decide? And which judges were measured. */
@Hidden
@Allows
@Controller("/projects/{project}")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class CalibrationPages {
  /** What a person reads at once. */
  private static final int DIFFERENCES_MAX = 20;

  /** The last attempts; older ones are in the API's list. */
  private static final int ALIGNMENTS_MAX = 5;

  /** Whoever looks once in two weeks still learns that a judge drifted. */
  private static final Duration SHOWN_FOR = Duration.ofDays(14);

  private final ProjectPages pages;
  private final Calibrations calibrations;
  private final CalibrationStarter starter;
  private final Standings standings;
  private final Judges judges;
  private final Differences differences;
  private final LearnedModels learned;
  private final Alignments alignments;
  private final AnchorChecks checks;
  private final AnchorWatcher watcher;
  private final Clock clock;

  CalibrationPages(
      ProjectPages pages,
      Calibrations calibrations,
      CalibrationStarter starter,
      Standings standings,
      Judges judges,
      Differences differences,
      LearnedModels learned,
      Alignments alignments,
      AnchorChecks checks,
      AnchorWatcher watcher,
      Clock clock) {
    this.pages = pages;
    this.calibrations = calibrations;
    this.starter = starter;
    this.standings = standings;
    this.judges = judges;
    this.differences = differences;
    this.learned = learned;
    this.alignments = alignments;
    this.checks = checks;
    this.watcher = watcher;
    this.clock = clock;
  }

  /** Calibrations, newest first. */
  @Get("/calibrations")
  public HttpResponse<byte[]> list(Caller caller, @Nullable @QueryValue String after) {
    ProjectId project = caller.projectId();
    Page<CalibrationView> page =
        calibrations.page(
            project, new PageRequest(Optional.ofNullable(after), PageRequest.LIMIT_DEFAULT));
    return pages.show(
        "calibrations/list.jte",
        new CalibrationListPage(
            pages.frame(caller, Section.CALIBRATIONS, "Calibrations"),
            page.items().stream()
                .map(view -> new CalibrationListPage.Line(view, judgeName(project, view)))
                .toList(),
            page.next(),
            checks.driftedSince(project, clock.instant().minus(SHOWN_FOR)).stream()
                .map(view -> new CalibrationListPage.Line(view, judgeName(project, view)))
                .toList(),
            roundsSight(project)));
  }

  private WatchSight roundsSight(ProjectId project) {
    WatchSight sight = sight(project);
    return sight
        .plan()
        .map(plan -> new WatchSight(sight.plan(), sight.now(), watcher.tooDear(project, plan)))
        .orElse(sight);
  }

  private WatchSight sight(ProjectId project) {
    return new WatchSight(watcher.find(project), clock.instant());
  }

  private String judgeName(ProjectId project, CalibrationView view) {
    return view.judgeId().map(id -> standings.of(project, id).name()).orElse("");
  }

  /** One calibration, as the page of its judge; while that is not learnt, the list. */
  @Get("/calibrations/{id}")
  public HttpResponse<byte[]> calibration(
      Caller caller, UUID id, @Nullable @QueryValue String after) {
    CalibrationView view =
        calibrations
            .find(caller.projectId(), new CalibrationId(id))
            .orElseThrow(() -> ApiProblem.notFound("calibration", id).raise());
    // A check has no page of its own: it is a line on that of its certificate.
    if (view.anchorsOf().isPresent() && view.state() != CalibrationState.RUNNING) {
      return pages.leadTo(caller, "/calibrations/" + view.anchorsOf().get() + "#anchors");
    }
    return view.judgeId()
        .map(judge -> show(caller, judge, Optional.of(view), after))
        .orElseGet(() -> pages.leadTo(caller, "/calibrations"));
  }

  /** A judge, by its newest certificate. */
  @Get("/criteria/judges/{id}")
  public HttpResponse<byte[]> judge(Caller caller, UUID id, @Nullable @QueryValue String after) {
    JudgeId judge = requireJudge(caller, id);
    Optional<CalibrationView> newest =
        calibrations
            .newestOf(caller.projectId(), judge)
            .flatMap(issued ->
                calibrations.find(caller.projectId(), issued.certificate().calibrationId()));
    return show(caller, judge, newest, after);
  }

  /** Measures a judge on labels of role gate. */
  @Post("/criteria/judges/{id}/measure")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> measure(Caller caller, UUID id) {
    JudgeId judge = requireJudge(caller, id);
    var started =
        starter.start(caller.projectId(), new Subject.Existing(judge), Split.GATE, caller.actor());
    return pages.leadTo(
        caller, started.view().isPresent() ? "/calibrations/" + started.id() : "/calibrations");
  }

  /** Asks the judge of a certificate again about its anchors. */
  @Post("/calibrations/{id}/anchors")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> anchors(Caller caller, UUID id) {
    CalibrationView certified =
        calibrations
            .find(caller.projectId(), new CalibrationId(id))
            .orElseThrow(() -> ApiProblem.notFound("calibration", id).raise());
    var started = starter.checkAnchors(certified, caller.actor());
    return pages.leadTo(
        caller, started.view().isPresent() ? "/calibrations/" + started.id() : "/calibrations");
  }

  /** Takes a certificate back, for good. */
  @Post("/calibrations/{id}/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> revoke(Caller caller, UUID id, @Body Map<String, String> form) {
    var wanted = new NewRevocation(form.getOrDefault("reason", "").strip());
    calibrations.revoke(caller.projectId(), new CalibrationId(id), wanted.reason(), caller.actor());
    return pages.leadTo(caller, "/calibrations/" + id);
  }

  private JudgeId requireJudge(Caller caller, UUID id) {
    return judges
        .find(caller.projectId(), new JudgeId(id))
        .orElseThrow(() -> ApiProblem.notFound("judge", id).raise())
        .id();
  }

  private HttpResponse<byte[]> show(
      Caller caller, JudgeId judge, Optional<CalibrationView> shown, @Nullable String after) {
    var request = new PageRequest(Optional.ofNullable(after), DIFFERENCES_MAX);
    Page<JudgePage.Difference> differing =
        shown
            .map(view -> differences.page(caller, view.id(), request))
            .orElseGet(() -> new Page<>(List.of(), Optional.empty()));
    Standings.MeasuredJudge measured = standings.of(caller.projectId(), judge);
    return pages.show(
        "calibrations/judge.jte",
        new JudgePage(
            pages.frame(caller, Section.CALIBRATIONS, "Judge"),
            measured,
            learned.of(measured.judge()).flatMap(LearnedModel::crossValidated),
            alignments.ofJudge(caller.projectId(), judge, ALIGNMENTS_MAX),
            shown,
            differing.items(),
            differing.next(),
            shown.map(view -> checks.of(caller.projectId(), view.id())).orElseGet(List::of),
            sight(caller.projectId())));
  }
}
