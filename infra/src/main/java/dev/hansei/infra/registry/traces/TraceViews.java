package dev.hansei.infra.registry.traces;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Excerpt;
import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Traces in lineage go by what was asked, feedback by what was said. */
@Singleton
final class TraceViews implements NodeReader {
  private final TraceRepository traces;
  private final FeedbackRepository feedback;
  private final TombstoneRepository tombstones;
  private final CanonicalJson json;

  TraceViews(
      TraceRepository traces,
      FeedbackRepository feedback,
      TombstoneRepository tombstones,
      CanonicalJson json) {
    this.traces = traces;
    this.feedback = feedback;
    this.tombstones = tombstones;
    this.json = json;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    var ids = NodeReader.idsOf(NodeKind.TRACE, nodes).stream().map(TraceId::new).toList();
    Stream<TraceRow> rows =
        ids.isEmpty() ? Stream.of() : traces.all(project.value(), TraceIndex.bytes(ids)).stream();
    Stream<FeedbackRow> said =
        NodeReader.idsOf(NodeKind.FEEDBACK, nodes).stream()
            .flatMap(id -> feedback.find(project.value(), FeedbackId.of(id).value()).stream());
    Stream<TombstoneRow> gone =
        ids.isEmpty()
            ? Stream.of()
            : tombstones.all(project.value(), TraceIndex.bytes(ids)).stream();
    var there = rows.map(TraceViews::view).toList();
    var known = there.stream().map(NodeView::node).collect(Collectors.toSet());
    return Stream.of(
            there.stream(),
            gone.map(TraceViews::view).filter(view -> !known.contains(view.node())),
            said.map(this::view))
        .flatMap(some -> some)
        .toList();
  }

  private static NodeView view(TraceRow row) {
    return new NodeView(
        new Node(NodeKind.TRACE, row.traceId()),
        row.question().isEmpty() ? "trace " + row.traceId() : row.question(),
        Optional.ofNullable(row.startedAt()));
  }

  private static NodeView view(TombstoneRow row) {
    return new NodeView(
        new Node(NodeKind.TRACE, row.traceId()),
        "trace %s, no longer kept".formatted(row.traceId()),
        Optional.of(row.expiredAt()));
  }

  private NodeView view(FeedbackRow row) {
    return new NodeView(
        Node.of(NodeKind.FEEDBACK, row.feedbackId()),
        words(row.feedback(json).opinion()),
        Optional.of(row.givenAt()));
  }

  private static String words(Feedback.Opinion opinion) {
    return switch (opinion) {
      case Feedback.Thumbs(boolean up) -> up ? "thumb up" : "thumb down";
      case Feedback.Stars(int stars) -> stars + " of 5 stars";
      case Feedback.Comment(String text) -> Excerpt.of(text);
      case Feedback.Correction(String text) -> "correction: " + Excerpt.of(text);
      case Feedback.Evaluation(String name, double value, _) -> name + " " + value;
      case Feedback.Label(String name, String label, _) -> name + " " + label;
      case Feedback.Survey(String question, int value, _, int most) ->
          "%s: %d of %d".formatted(Excerpt.of(question), value, most);
      case Feedback.Resolved(boolean resolved) -> resolved ? "resolved" : "not resolved";
      case Feedback.Preference(boolean preferred, String other) ->
          (preferred ? "better than " : "worse than ") + other;
      case Feedback.Edit(String text, int distance) ->
          "edited by %d characters: %s".formatted(distance, Excerpt.of(text));
    };
  }
}
