package dev.hansei.api.failures;

import dev.hansei.api.cases.CasesOfFailure;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.api.traces.Story;
import dev.hansei.api.traces.TracePage;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.campaigns.LoopCounts;
import dev.hansei.infra.registry.failures.ClusterMembers;
import dev.hansei.infra.registry.failures.FailureCounts;
import dev.hansei.infra.registry.failures.FailureDetail;
import dev.hansei.infra.registry.failures.FailureFilter;
import dev.hansei.infra.registry.failures.FailureState;
import dev.hansei.infra.registry.failures.FailureView;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Failures one by one, to triage by keyboard, and one failure. */
@Hidden
@Allows
@Controller("/projects/{project}/failures")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class FailurePages {
  private static final Duration WEEK = Duration.ofDays(7);

  private final ProjectPages pages;
  private final Failures failures;
  private final Traces traces;
  private final CasesOfFailure cases;
  private final LoopCounts loop;
  private final ClusterMembers members;

  FailurePages(
      ProjectPages pages,
      Failures failures,
      Traces traces,
      CasesOfFailure cases,
      LoopCounts loop,
      ClusterMembers members) {
    this.pages = pages;
    this.failures = failures;
    this.traces = traces;
    this.cases = cases;
    this.loop = loop;
    this.members = members;
  }

  /** Failures one by one, newest first. */
  @Get("/list")
  public HttpResponse<byte[]> list(
      Caller caller,
      @QueryValue(defaultValue = "open") String standing,
      @QueryValue(defaultValue = "") String reason,
      @QueryValue Optional<String> after) {
    var filter =
        new FailureFilter(
            Names.find(FailureState.class, standing), Names.find(FailureReason.class, reason));
    Page<FailureView> found =
        failures.page(
            caller.projectId(), filter, new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    Frame frame = pages.frame(caller, Section.FAILURES, "Failures");
    FailureCounts counts = failures.counts(caller.projectId());
    return pages.show(
        "failures/list.jte",
        new FailureListPage(
            frame,
            found.items().stream().map(view -> line(frame, caller, view)).toList(),
            standing,
            reason,
            counts.openWithoutCase(),
            oldest(caller),
            loop.since(caller.projectId(), frame.now().minus(WEEK), frame.now())
                .of(Section.FAILURES.word()),
            counts.byReason(),
            traces.countPending(caller.projectId()),
            cases.datasets(caller.projectId()),
            found
                .next()
                .map(next -> "?standing=%s&reason=%s&after=%s".formatted(standing, reason, next))));
  }

  /** One failure. */
  @Get("/{id}")
  public HttpResponse<byte[]> failure(Caller caller, UUID id) {
    FailureDetail detail = require(caller, id);
    Frame frame = pages.frame(caller, Section.FAILURES, "Failure");
    Optional<Trace> trace = traces.find(caller.projectId(), detail.failure().traceId());
    return pages.show(
        "failures/failure.jte",
        new FailurePage(
            frame,
            detail.failure(),
            line(frame, caller, detail),
            trace.map(Story::of).orElse(List.of()),
            trace.flatMap(FailurePages::promptOf),
            members.modeOf(caller.projectId(), detail.failure().id()).map(TracePage.Mode::of),
            cases.of(frame, caller, detail.failure().id())));
  }

  /** Says that a failure is not worth a case. */
  @Post("/{id}/dismiss")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  public HttpResponse<byte[]> dismiss(HttpRequest<?> request, Caller caller, UUID id) {
    failures.dismiss(caller.projectId(), new FailureId(id), caller.actor());
    return changed(request, caller, id);
  }

  /** Takes that back. */
  @Post("/{id}/reopen")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  public HttpResponse<byte[]> reopen(HttpRequest<?> request, Caller caller, UUID id) {
    failures.reopen(caller.projectId(), new FailureId(id), caller.actor());
    return changed(request, caller, id);
  }

  /** The row as it is now, for the list's script; else the failure's page. */
  private HttpResponse<byte[]> changed(HttpRequest<?> request, Caller caller, UUID id) {
    if (!ProjectPages.wantsPart(request)) {
      return pages.leadTo(caller, "/failures/" + id);
    }
    Frame frame = pages.frame(caller, Section.FAILURES, "Failures");
    return pages.show("failures/row.jte", line(frame, caller, require(caller, id)));
  }

  private Optional<Instant> oldest(Caller caller) {
    return failures.withoutCase(caller.projectId(), 1).stream().map(Failure::foundAt).findFirst();
  }

  private static Optional<Span.PromptUse> promptOf(Trace trace) {
    return trace.spans().stream().flatMap(span -> span.prompt().stream()).findFirst();
  }

  private FailureDetail require(Caller caller, UUID id) {
    return failures
        .find(caller.projectId(), new FailureId(id))
        .orElseThrow(() -> ApiProblem.notFound("failure", id).raise());
  }

  private static FailureLine line(Frame frame, Caller caller, FailureView view) {
    return new FailureLine(
        frame,
        view.id(),
        view.question(),
        view.reasons(),
        view.severity(),
        standing(view.state(), view.hasCase()),
        view.foundAt(),
        mayTriage(caller));
  }

  private static FailureLine line(Frame frame, Caller caller, FailureDetail detail) {
    var failure = detail.failure();
    return new FailureLine(
        frame,
        failure.id(),
        failure.question(),
        failure.reasons(),
        failure.severity(),
        standing(detail.state(), detail.hasCase()),
        failure.foundAt(),
        mayTriage(caller));
  }

  private static FailureLine.Standing standing(FailureState state, boolean hasCase) {
    return switch (state) {
      case DISMISSED -> FailureLine.Standing.DISMISSED;
      case OPEN -> hasCase ? FailureLine.Standing.HAS_CASE : FailureLine.Standing.OPEN;
    };
  }

  private static boolean mayTriage(Caller caller) {
    return caller.is(Role.LEAD) || caller.is(Role.ANNOTATOR);
  }
}
