package dev.hansei.infra.registry.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
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
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Embedding sets and recorded sets come back as they were kept. */
class ModelProductsIT {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final ModelName MINILM = new ModelName("builtin/all-minilm-l6-v2");

  @RegistryTest
  void givesBackVectorsNumberByNumber(TestRegistry registry) {
    var sets = registry.get(EmbeddingSets.class);
    var project = registry.newProject();
    var person = registry.newPerson();
    var vectors =
        List.of(
            new float[] {0.25f, -1.5f, Float.MIN_VALUE}, new float[] {Float.MAX_VALUE, 0f, -0f});
    var set = sets.create(project, MINILM, vectors, new Actor.ByPerson(person));
    assertThat(set.count()).isEqualTo(2);
    assertThat(set.dimension()).isEqualTo(3);
    assertThat(sets.find(project, set.id())).contains(set);
    assertThat(sets.find(registry.newProject(), set.id())).isEmpty();
    assertThat(sets.vectors(set)).isEqualTo(vectors.toArray(new float[0][]));
    assertThat(sets.create(project, MINILM, vectors, SYSTEM)).isEqualTo(set);
    var start = Node.of(NodeKind.EMBEDDING_SET, set.id());
    var graph = registry.get(Lineage.class).walk(project, start, Direction.BOTH, 2);
    assertThat(graph.nodes())
        .extracting(NodeView::node)
        .containsExactlyInAnyOrder(
            start,
            Node.of(NodeKind.PERSON, person),
            Node.of(NodeKind.ARTIFACT, set.vectors().sha256()));
    assertThat(graph.nodes().getFirst().label()).isEqualTo("2 vectors by " + MINILM);
  }

  @RegistryTest
  void refusesWhatIsNoSetOfVectors(TestRegistry registry) {
    var sets = registry.get(EmbeddingSets.class);
    var project = registry.newProject();
    List<List<float[]>> wrong =
        List.of(
            List.of(),
            List.of(new float[0]),
            List.of(new float[] {1f}, new float[] {1f, 2f}),
            List.of(new float[] {Float.NaN}));
    for (var vectors : wrong) {
      assertThatThrownBy(() -> sets.create(project, MINILM, vectors, SYSTEM))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @RegistryTest
  void takesTheNameOfARecordedSetOnce(TestRegistry registry) {
    var sets = registry.get(RecordedSets.class);
    var project = registry.newProject();
    var outputs = put(registry, "{\"input\":\"q\",\"output\":\"a\"}\n");
    var set = sets.create(project, "baseline", outputs, 1, SYSTEM);
    assertThat(sets.find(project, "baseline")).contains(set);
    assertThat(sets.create(project, "baseline", outputs, 1, SYSTEM)).isEqualTo(set);
    var other = put(registry, "{\"input\":\"q\",\"output\":\"b\"}\n");
    assertThatThrownBy(() -> sets.create(project, "baseline", other, 1, SYSTEM))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("recorded-set-exists"));
    sets.create(project, "candidate", other, 1, SYSTEM);
    assertThat(sets.page(project, PageRequest.first()).items())
        .extracting(RecordedSet::name)
        .containsExactly("baseline", "candidate");
  }

  private static ArtifactRef put(TestRegistry registry, String lines) {
    return registry
        .get(ObjectStore.class)
        .put(lines.getBytes(StandardCharsets.UTF_8), ArtifactRef.JSONL);
  }
}
