package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.SuiteId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Suites and their runs in lineage go by the suite's name, outcomes by their place and end. */
@Singleton
final class SuiteViews implements NodeReader {
  private final SuiteRepository suites;
  private final RunRepository runs;
  private final OutcomeRepository outcomes;

  SuiteViews(SuiteRepository suites, RunRepository runs, OutcomeRepository outcomes) {
    this.suites = suites;
    this.runs = runs;
    this.outcomes = outcomes;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    var views = new ArrayList<NodeView>();
    for (String id : NodeReader.idsOf(NodeKind.SUITE, nodes)) {
      suites.find(project.value(), SuiteId.of(id).value()).ifPresent(row -> views.add(view(row)));
    }
    for (String id : NodeReader.idsOf(NodeKind.RUN, nodes)) {
      runs.find(project.value(), RunId.of(id).value()).ifPresent(row -> views.add(view(row)));
    }
    for (String id : NodeReader.idsOf(NodeKind.OUTCOME, nodes)) {
      var place = OutcomeEdges.Place.of(id);
      outcomes
          .find(project.value(), place.run(), place.ordinal())
          .ifPresent(row -> views.add(view(row)));
    }
    return List.copyOf(views);
  }

  private static NodeView view(SuiteRow row) {
    return new NodeView(
        Node.of(NodeKind.SUITE, row.suiteId()), name(row), Optional.of(row.createdAt()));
  }

  private NodeView view(RunRow row) {
    return new NodeView(
        Node.of(NodeKind.RUN, row.runId()),
        "run of %s, %s".formatted(suiteOf(row.projectId(), row.suiteId()), words(row.state())),
        Optional.of(row.startedAt()));
  }

  private static NodeView view(OutcomeRow row) {
    // Not whether it passed: whoever labels it may read lineage.
    return new NodeView(
        OutcomeEdges.node(new RunId(row.runId()), row.ordinal()),
        "item %d, %s".formatted(row.ordinal(), words(row.result())),
        Optional.empty());
  }

  private String suiteOf(UUID project, UUID suite) {
    return suites.find(project, suite).map(SuiteViews::name).orElse("a suite");
  }

  private static String name(SuiteRow row) {
    return "%s v%d".formatted(row.name(), row.number());
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }
}
