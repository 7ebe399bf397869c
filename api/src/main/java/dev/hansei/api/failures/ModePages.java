package dev.hansei.api.failures;

import dev.hansei.api.cases.CasesOfFailure;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.ClusterMap;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.failures.ClusterCounts;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The inbox of failure modes, one mode, and the map of them. */
@Hidden
@Allows
@Controller("/projects/{project}/failures")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class ModePages {
  /** As many modes as a person looks through in one sitting. */
  private static final int INBOX_MAX = 30;

  private final ProjectPages pages;
  private final Clusters clusters;
  private final Traces traces;
  private final ModeReader reader;
  private final ModePageReader one;
  private final CasesOfFailure cases;

  ModePages(
      ProjectPages pages,
      Clusters clusters,
      Traces traces,
      ModeReader reader,
      ModePageReader one,
      CasesOfFailure cases) {
    this.pages = pages;
    this.clusters = clusters;
    this.traces = traces;
    this.reader = reader;
    this.one = one;
    this.cases = cases;
  }

  /** Failure modes, heaviest first. */
  @Get
  public HttpResponse<byte[]> inbox(
      Caller caller,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String undo,
      @QueryValue Optional<String> after) {
    Frame frame = pages.frame(caller, Section.FAILURES, "Failures");
    Page<ClusterView> found =
        clusters.page(caller.projectId(), wanted(state), new PageRequest(after, INBOX_MAX));
    List<ClusterView> shown = found.items();
    ClusterCounts counts = clusters.counts(caller.projectId());
    return pages.show(
        "failures/inbox.jte",
        new InboxPage(
            frame,
            reader.lines(frame, caller, shown),
            state,
            query(state, after),
            counts.byState(),
            counts.aloneTraces() + counts.uncounted(),
            shown.stream().mapToLong(ClusterView::traces).sum(),
            shown.stream().map(ClusterView::firstAt).min(Instant::compareTo),
            traces.countPending(caller.projectId()),
            ModeReader.idOf(undo)
                .flatMap(id -> clusters.find(caller.projectId(), id))
                .filter(it -> it.view().state() == ClusterState.DISMISSED)
                .map(it -> new InboxPage.Choice(undo, it.view().name())),
            reader.people(caller.projectId()),
            cases.datasets(caller.projectId()),
            found.next().map(next -> query(state, Optional.of(next)))));
  }

  /** One failure mode. */
  @Get("/modes/{id}")
  public HttpResponse<byte[]> mode(Caller caller, UUID id, @QueryValue Optional<String> after) {
    Frame frame = pages.frame(caller, Section.FAILURES, "Failure mode");
    return one.read(frame, caller, new ClusterId(id), after)
        .map(page -> pages.show("failures/mode.jte", page))
        .orElseThrow(() -> ApiProblem.notFound("failure mode", id).raise());
  }

  /** The heaviest modes on a map. */
  @Get("/map")
  public HttpResponse<byte[]> map(Caller caller) {
    Frame frame = pages.frame(caller, Section.FAILURES, "Map of failures");
    List<ClusterView> found =
        clusters
            .page(caller.projectId(), Optional.empty(), PageRequest.first(PageRequest.LIMIT_MAX))
            .items();
    List<ClusterMap.Point> points =
        found.stream()
            .map(view ->
                new ClusterMap.Point(
                    view.id().toString(), view.place().x(), view.place().y(), view.traces()))
            .toList();
    return pages.show(
        "failures/map.jte",
        new ModeMapPage(
            frame,
            reader.lines(frame, caller, found),
            ClusterMap.of(points),
            clusters.counts(caller.projectId()).byState().values().stream()
                .mapToLong(Long::longValue)
                .sum()));
  }

  /** Without a word those that need somebody; what is no state, such as all, stands for all. */
  private static Set<ClusterState> wanted(String state) {
    return Names.find(ClusterState.class, state)
        .map(Set::of)
        .orElseGet(() ->
            Stream.of(ClusterState.values())
                .filter(one -> !state.isEmpty() || needsSomebody(one))
                .collect(Collectors.toSet()));
  }

  private static boolean needsSomebody(ClusterState state) {
    return switch (state) {
      case OPEN, IN_SUITE, FIXED, REOPENED -> true;
      case CLOSED, DISMISSED -> false;
    };
  }

  private static String query(String state, Optional<String> after) {
    return "?state="
        + Names.inQuery(state)
        + after.map(place -> "&after=" + Names.inQuery(place)).orElse("");
  }
}
