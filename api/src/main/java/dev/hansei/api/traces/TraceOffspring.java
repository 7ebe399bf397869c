package dev.hansei.api.traces;

import dev.hansei.api.pages.Names;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What became of a trace, by lineage. */
@Singleton
final class TraceOffspring {
  /** Failure, case, dataset version, run: what follows has pages of its own. */
  private static final int DEPTH = 4;

  /** The page names the nearest ones; the lineage page has all. */
  private static final int NAMED_MAX = 12;

  private static final Set<NodeKind> NAMED =
      EnumSet.of(
          NodeKind.CASE,
          NodeKind.DATASET_VERSION,
          NodeKind.SUITE,
          NodeKind.RUN,
          NodeKind.CERTIFICATE,
          NodeKind.VERDICT,
          NodeKind.PROMOTION,
          NodeKind.TUNING);

  private final Lineage lineage;

  TraceOffspring(Lineage lineage) {
    this.lineage = lineage;
  }

  List<TracePage.Became> of(ProjectId project, TraceId trace) {
    return lineage
        .walk(project, Node.of(NodeKind.TRACE, trace), Direction.DOWN, DEPTH)
        .nodes()
        .stream()
        .skip(1)
        .filter(view -> NAMED.contains(view.node().kind()))
        .limit(NAMED_MAX)
        .map(TraceOffspring::became)
        .toList();
  }

  private static TracePage.Became became(NodeView view) {
    return new TracePage.Became(
        Names.words(view.node().kind()),
        view.label(),
        Optional.of("/lineage/%s/%s".formatted(Names.slug(view.node().kind()), view.node().id())));
  }
}
