package dev.hansei.api.failures;

import dev.hansei.api.cases.CaseLine;
import dev.hansei.api.cases.CasesOfFailure;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.traces.Story;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.failures.ClusterDetail;
import dev.hansei.infra.registry.failures.ClusterMembers;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.FailureView;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads one failure mode with the conversations of its newest failures. */
@Singleton
final class ModePageReader {
  /** Conversations on a page; more are a page further. */
  private static final int TALKS_MAX = 10;

  /** Modes that one can go into: the heaviest. */
  private static final int OTHERS_MAX = 50;

  private final Clusters clusters;
  private final ClusterMembers members;
  private final Traces traces;
  private final ModeReader reader;
  private final ModeWords words;
  private final CasesOfFailure cases;

  ModePageReader(
      Clusters clusters,
      ClusterMembers members,
      Traces traces,
      ModeReader reader,
      ModeWords words,
      CasesOfFailure cases) {
    this.clusters = clusters;
    this.members = members;
    this.traces = traces;
    this.reader = reader;
    this.words = words;
    this.cases = cases;
  }

  Optional<ModePage> read(Frame frame, Caller caller, ClusterId id, Optional<String> after) {
    return clusters.find(caller.projectId(), id).map(detail -> page(frame, caller, detail, after));
  }

  private ModePage page(Frame frame, Caller caller, ClusterDetail detail, Optional<String> after) {
    ClusterId id = detail.view().id();
    Page<FailureView> found =
        members.page(caller.projectId(), id, new PageRequest(after, TALKS_MAX));
    return new ModePage(
        frame,
        detail,
        reader.lines(frame, caller, List.of(detail.view())).getFirst(),
        talks(caller, found.items()),
        detail.events().stream().map(event -> words.line(caller.projectId(), event)).toList(),
        casesOf(frame, caller, found.items()),
        reader.people(caller.projectId()),
        others(caller, id),
        cases.datasets(caller.projectId()),
        found.next().map(next -> "?after=" + next));
  }

  private List<ModePage.Talk> talks(Caller caller, List<FailureView> found) {
    List<TraceId> ids = found.stream().map(FailureView::traceId).distinct().toList();
    Map<TraceId, Trace> known =
        traces.findAll(caller.projectId(), ids).stream()
            .collect(Collectors.toMap(Trace::id, Function.identity()));
    return found.stream()
        .map(view ->
            new ModePage.Talk(
                view.id().toString(),
                view.traceId(),
                view.question(),
                view.reasons(),
                view.severity(),
                view.hasCase(),
                view.foundAt(),
                Optional.ofNullable(known.get(view.traceId())).map(Story::of).orElse(List.of())))
        .toList();
  }

  private List<CaseLine> casesOf(Frame frame, Caller caller, List<FailureView> found) {
    return found.stream()
        .filter(FailureView::hasCase)
        .flatMap(view -> cases.of(frame, caller, view.id()).stream())
        .toList();
  }

  private List<InboxPage.Choice> others(Caller caller, ClusterId id) {
    return clusters
        .page(caller.projectId(), Optional.empty(), PageRequest.first(OTHERS_MAX))
        .items()
        .stream()
        .filter(view -> !view.id().equals(id))
        .map(view -> new InboxPage.Choice(view.id().toString(), view.name()))
        .toList();
  }
}
