package dev.hansei.infra.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Lineage is walkable both ways, and says where it stopped. */
class LineageIT {
  private static final Node FIRST = adapter(0);

  @RegistryTest
  void walksUpAndDownAndBothWays(TestRegistry registry) {
    var project = registry.newProject();
    var lineage = registry.get(Lineage.class);
    // 0 -> 1 -> 2 -> 3, and 1 -> 4, a sibling of 2
    registry.get(Edges.class).add(project, List.of(edge(0, 1), edge(1, 2), edge(2, 3), edge(1, 4)));
    assertThat(nodes(lineage.walk(project, adapter(2), Direction.UP, 9)))
        .containsExactly(adapter(2), adapter(1), adapter(0));
    assertThat(nodes(lineage.walk(project, adapter(1), Direction.DOWN, 9)))
        .containsExactlyInAnyOrder(adapter(1), adapter(2), adapter(4), adapter(3));
    var both = lineage.walk(project, adapter(2), Direction.BOTH, 9);
    assertThat(nodes(both))
        .containsExactlyInAnyOrder(adapter(2), adapter(1), adapter(0), adapter(3));
    assertThat(both.edges()).containsExactlyInAnyOrder(edge(0, 1), edge(1, 2), edge(2, 3));
    assertThat(both.truncated()).isFalse();
    assertThat(nodes(lineage.walk(registry.newProject(), adapter(2), Direction.BOTH, 9)))
        .as("another project sees nothing")
        .containsExactly(adapter(2));
  }

  @RegistryTest
  void stopsAtItsDepthAndSaysSo(TestRegistry registry) {
    var project = registry.newProject();
    var lineage = registry.get(Lineage.class);
    registry.get(Edges.class).add(project, List.of(edge(0, 1), edge(1, 2), edge(2, 3)));
    var two = lineage.walk(project, FIRST, Direction.DOWN, 2);
    assertThat(nodes(two)).containsExactly(adapter(0), adapter(1), adapter(2));
    assertThat(two.truncated()).isTrue();
    var all = lineage.walk(project, FIRST, Direction.DOWN, 3);
    assertThat(nodes(all)).hasSize(4);
    assertThat(all.truncated()).isFalse();
    assertThatThrownBy(() -> lineage.walk(project, FIRST, Direction.DOWN, 0))
        .isInstanceOf(RegistryException.class);
    assertThatThrownBy(() -> lineage.walk(project, FIRST, Direction.DOWN, 21))
        .isInstanceOf(RegistryException.class);
  }

  @RegistryTest
  void stopsWhenThereIsTooMuchAndSaysSo(TestRegistry registry) {
    var project = registry.newProject();
    var lineage = registry.get(Lineage.class);
    var wide = IntStream.rangeClosed(1, EdgeReader.EDGES_MAX + 1).mapToObj(i -> edge(0, i));
    registry.get(Edges.class).add(project, wide.toList());
    var fan = lineage.walk(project, FIRST, Direction.DOWN, 1);
    assertThat(fan.nodes()).hasSize(EdgeReader.EDGES_MAX + 1);
    assertThat(fan.truncated()).isTrue();
    // Each of three of them has 200 more: over the limit of nodes.
    for (int parent = 1; parent <= 3; parent++) {
      int from = parent;
      var more = IntStream.range(0, 200).mapToObj(i -> edge(from, 1_000 * from + i));
      registry.get(Edges.class).add(project, more.toList());
    }
    var graph = lineage.walk(project, FIRST, Direction.DOWN, 5);
    assertThat(graph.nodes()).hasSize(Lineage.NODES_MAX);
    assertThat(graph.truncated()).isTrue();
    assertThat(graph.edges())
        .allSatisfy(edge -> assertThat(nodes(graph)).contains(edge.from()).contains(edge.to()));
  }

  @RegistryTest
  void walksInACircleOnce(TestRegistry registry) {
    var project = registry.newProject();
    registry.get(Edges.class).add(project, List.of(edge(0, 1), edge(1, 2), edge(2, 0)));
    registry.get(Edges.class).add(project, List.of(edge(0, 1)));
    var circle = registry.get(Lineage.class).walk(project, FIRST, Direction.BOTH, 20);
    assertThat(circle.nodes()).hasSize(3);
    assertThat(circle.edges()).hasSize(3);
    assertThat(circle.truncated()).isFalse();
  }

  @RegistryTest
  void namesThingsAsPeopleKnowThem(TestRegistry registry) {
    var project = registry.newProject();
    var author = registry.newPerson();
    var prompts = registry.get(Prompts.class);
    var prompt = prompts.create(project, new PromptName("answer"), new Actor.BySystem());
    var content =
        new PromptContent(
            List.of(new Message(Message.Role.USER, "{{question}}")),
            List.of("question"),
            ModelSettings.DEFAULTS,
            "",
            Map.of());
    var version =
        prompts.addVersion(
            project, prompt.id(), new NewPromptVersion(content, "", Optional.empty(), author));
    var start = Node.of(NodeKind.PROMPT_VERSION, version.id());
    var graph = registry.get(Lineage.class).walk(project, start, Direction.BOTH, 3);
    assertThat(graph.nodes())
        .extracting(NodeView::label)
        .satisfiesExactly(
            label -> assertThat(label).isEqualTo("answer v1"),
            label -> assertThat(label).startsWith("Aiko "),
            label -> assertThat(label).startsWith("application/json, "));
    assertThat(graph.nodes()).allSatisfy(view -> assertThat(view.at()).isPresent());
  }

  @RegistryTest
  void saysThatAnIdIsNoneOfItsKind(TestRegistry registry) {
    var project = registry.newProject();
    assertThatThrownBy(() ->
            registry
                .get(Lineage.class)
                .walk(project, new Node(NodeKind.FEEDBACK, "x' OR 1=1"), Direction.UP, 3))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("node-id"));
  }

  private static List<Node> nodes(Graph graph) {
    return graph.nodes().stream().map(NodeView::node).toList();
  }

  private static Edge edge(int from, int to) {
    return new Edge(adapter(from), Relation.USED_BY, adapter(to));
  }

  private static Node adapter(int number) {
    return Node.of(NodeKind.ADAPTER, new UUID(7, number));
  }
}
