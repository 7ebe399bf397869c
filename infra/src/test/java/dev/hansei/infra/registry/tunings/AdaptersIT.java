package dev.hansei.infra.registry.tunings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.tunings.Adapter;

/** Adapters come back as they were registered, with their lineage. */
class AdaptersIT {
  @RegistryTest
  void givesBackAnAdapterAndItsWeights(TestRegistry registry) {
    var adapters = registry.get(Adapters.class);
    var objects = registry.get(ObjectStore.class);
    var project = registry.newProject();
    var person = registry.newPerson();
    var weights = new byte[] {1, 2, 3, 4, (byte) registry.hashCode()};
    var ref = objects.put(weights, ArtifactRef.VECTORS);
    var wanted =
        new Adapters.NewAdapter(
            "support-map",
            Adapter.Kind.EMBEDDING_MAP,
            new ModelName("builtin/all-minilm-l6-v2"),
            ref);
    var adapter = adapters.create(project, wanted, new Actor.ByPerson(person));
    assertThat(adapters.find(project, adapter.id())).contains(adapter);
    assertThat(objects.get(adapter.weights())).isEqualTo(weights);
    assertThat(adapters.create(project, wanted, new Actor.BySystem())).isEqualTo(adapter);
    assertThat(adapters.page(project, PageRequest.first()).items()).containsExactly(adapter);
    assertThat(adapters.find(registry.newProject(), adapter.id())).isEmpty();
    var start = Node.of(NodeKind.ADAPTER, adapter.id());
    var graph = registry.get(Lineage.class).walk(project, start, Direction.BOTH, 2);
    assertThat(graph.nodes())
        .extracting(NodeView::node)
        .containsExactlyInAnyOrder(
            start, Node.of(NodeKind.PERSON, person), Node.of(NodeKind.ARTIFACT, ref.sha256()));
    assertThat(graph.nodes().getFirst().label()).isEqualTo("support-map");
  }
}
