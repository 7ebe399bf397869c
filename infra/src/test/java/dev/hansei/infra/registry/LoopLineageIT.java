package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.infra.registry.cases.CaseTraits;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One failure walked from its trace to the dataset version that asks it, and back. */
class LoopLineageIT {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  @RegistryTest
  void leadsFromATraceToTheDatasetVersionAndBack(TestRegistry registry) {
    var project = registry.newProject();
    var trace = Spans.trace(1);
    var asked = "Where is my parcel?";
    registry
        .get(Traces.class)
        .accept(project, List.of(Spans.span(trace, 1, NOON).asking(asked).build()));
    var failure = failure(registry, trace, asked);
    var collection = new CollectionId(registry.get(Ids.class).next());
    registry.get(Failures.class).record(project, collection, List.of(failure));
    var datasets = registry.get(Datasets.class);
    var dataset = datasets.create(project, "support", Split.GATE, LoopFixture.SYSTEM).id();
    var origin = new NewCase.Origin(Optional.of(failure.id()), Optional.empty(), Optional.empty());
    var content = new CaseContent(asked, "At home.", List.of(), Map.of());
    var made = new NewCase(dataset, content, Case.State.FINAL, 1, Optional.empty(), origin);
    registry.get(Cases.class).add(project, made, LoopFixture.SYSTEM);
    var version = datasets.publish(project, dataset, LoopFixture.SYSTEM);

    var lineage = registry.get(Lineage.class);
    var down = lineage.walk(project, Node.of(NodeKind.TRACE, trace), Direction.DOWN, 5).nodes();
    var up =
        lineage
            .walk(project, Node.of(NodeKind.DATASET_VERSION, version.id()), Direction.UP, 5)
            .nodes();

    assertThat(down)
        .extracting(view -> view.node().kind())
        .contains(NodeKind.TRACE, NodeKind.FAILURE, NodeKind.CASE, NodeKind.DATASET_VERSION);
    assertThat(down).extracting(NodeView::label).contains(asked, "support v1");
    assertThat(up)
        .extracting(view -> view.node().kind())
        .contains(NodeKind.CASE, NodeKind.FAILURE, NodeKind.TRACE);
    assertThat(registry.get(CaseTraits.class).of(project, version.id()))
        .as("slices know what found it")
        .extracting(CaseTrait::detectors)
        .containsExactly(Set.of("refusal"));
  }

  private static Failure failure(TestRegistry registry, TraceId trace, String asked) {
    return new Failure(
        new FailureId(registry.get(Ids.class).next()),
        trace,
        List.of(FailureReason.REFUSAL),
        Severity.LOW,
        asked,
        "",
        "",
        NOON);
  }
}
