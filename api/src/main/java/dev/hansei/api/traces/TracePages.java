package dev.hansei.api.traces;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.campaigns.LoopCounts;
import dev.hansei.infra.registry.failures.ClusterMembers;
import dev.hansei.infra.registry.failures.FailureView;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.DeadLetters;
import dev.hansei.infra.registry.traces.SavedViews;
import dev.hansei.infra.registry.traces.TraceSearch;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The list of traces, and one trace. */
@Hidden
@Allows
@Controller("/projects/{project}/traces")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class TracePages {
  private static final Duration WEEK = Duration.ofDays(7);

  private final ProjectPages pages;
  private final Traces traces;
  private final TraceSearch search;
  private final SavedViews views;
  private final Failures failures;
  private final DeadLetters deadLetters;
  private final LoopCounts loop;
  private final TraceOffspring offspring;
  private final ClusterMembers members;
  private final ScoreSight sight;

  TracePages(
      ProjectPages pages,
      Traces traces,
      TraceSearch search,
      SavedViews views,
      Failures failures,
      DeadLetters deadLetters,
      LoopCounts loop,
      TraceOffspring offspring,
      ClusterMembers members,
      ScoreSight sight) {
    this.pages = pages;
    this.traces = traces;
    this.search = search;
    this.views = views;
    this.failures = failures;
    this.deadLetters = deadLetters;
    this.loop = loop;
    this.offspring = offspring;
    this.members = members;
    this.sight = sight;
  }

  /** Traces, newest first. */
  @Get
  public HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
    LookWords look = LookWords.of(request.getParameters());
    Optional<String> after = request.getParameters().getFirst("after");
    TraceSearch.Found found =
        search.page(
            caller.projectId(), look.look(), new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    Frame frame = pages.frame(caller, Section.TRACES, "Traces");
    return pages.show(
        "traces/list.jte",
        new TraceListPage(
            frame,
            found.traces().stream().map(TracePages::line).toList(),
            look,
            views.all(caller.projectId()),
            loop.since(caller.projectId(), frame.now().minus(WEEK), frame.now())
                .of(Section.TRACES.word()),
            traces.countPending(caller.projectId()),
            deadLetters.count(caller.projectId()),
            found.lookedTo(),
            found.next().map(look::after)));
  }

  /** One trace. */
  @Get("/{id}")
  public HttpResponse<byte[]> trace(Caller caller, String id) {
    var trace =
        traceId(id)
            .flatMap(it -> traces.find(caller.projectId(), it))
            .map(sight.of(caller))
            .orElseThrow(() -> ApiProblem.notFound("trace", id).raise());
    Optional<String> hidden = sight.hidden(caller);
    return pages.show(
        "traces/trace.jte",
        new TracePage(
            pages.frame(caller, Section.TRACES, "Trace"),
            trace,
            failures
                .ofTrace(caller.projectId(), trace.id())
                .map(failure -> caught(caller, failure))
                .flatMap(caught -> hidden.isEmpty() ? Optional.of(caught) : unscored(caught)),
            offspring.of(caller.projectId(), trace.id()),
            hidden));
  }

  private TracePage.Caught caught(Caller caller, FailureView failure) {
    return new TracePage.Caught(
        failure.id(), failure.reasons(), failure.severity(), modeOf(caller, failure.id()));
  }

  /** Without what scores said; one that nothing else says is not told of. */
  private static Optional<TracePage.Caught> unscored(TracePage.Caught caught) {
    List<FailureReason> left = ScoreSight.unscored(caught.reasons());
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(new TracePage.Caught(caught.id(), left, caught.severity(), caught.mode()));
  }

  private Optional<TracePage.Mode> modeOf(Caller caller, FailureId failure) {
    return members.modeOf(caller.projectId(), failure).map(TracePage.Mode::of);
  }

  private static TraceLine line(TraceSummary trace) {
    return new TraceLine(
        trace.id(),
        trace.question(),
        trace.answer(),
        trace.model(),
        trace.status(),
        trace.thumbs().map(it -> it.name().toLowerCase(Locale.ROOT)).orElse(""),
        trace.feedback(),
        trace.duration().toMillis(),
        trace.inputTokens() + trace.outputTokens(),
        trace.prompt().map(it -> "%s %s".formatted(it.name(), it.version())).orElse(""),
        trace.talk().costUsdMicros(),
        trace.talk().session(),
        trace.startedAt());
  }

  private static Optional<TraceId> traceId(String text) {
    try {
      return Optional.of(new TraceId(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
