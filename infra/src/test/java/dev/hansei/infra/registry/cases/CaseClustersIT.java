package dev.hansei.infra.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The row of a case keeps what it is clustered by. */
class CaseClustersIT {
  private static final DocumentId DOCUMENT = new DocumentId(new UUID(1, 2));

  @RegistryTest
  void copiesAreOfTheirOriginalsClusterAndOthersOfTheirOwn(TestRegistry registry) {
    var room = CaseRoom.of(registry);
    var gate = room.dataset("gate");
    var groups = room.dataset("groups");
    var quoted = room.add(gate, "How long?", Map.of(), Optional.of(DOCUMENT));
    var alone = room.add(gate, "How much?", Map.of());
    var talked = room.add(gate, "And then?", Map.of("conversation", "c"));

    assertThat(key(room, quoted)).isEqualTo("document:" + DOCUMENT.toString().replace("-", ""));
    assertThat(key(room, alone)).isEqualTo(CaseCluster.alone(alone).toString());
    assertThat(key(room, talked)).startsWith("conversation:");
    for (CaseId original : List.of(quoted, alone, talked)) {
      assertThat(key(room, room.copy(groups, original))).isEqualTo(key(room, original));
    }
  }

  @RegistryTest
  void lineageLeadsFromAnOriginalToItsCopiesAndBack(TestRegistry registry) {
    var room = CaseRoom.of(registry);
    CaseId original = room.add(room.dataset("gate"), "How long?", Map.of());
    var groups = room.dataset("groups");
    CaseId copy = room.copy(groups, original);
    CaseId lost = room.copy(groups, new CaseId(new UUID(3, 4)));
    var lineage = registry.get(Lineage.class);
    assertThat(
            lineage
                .walk(room.project(), Node.of(NodeKind.CASE, original), Direction.DOWN, 1)
                .nodes())
        .extracting(NodeView::node)
        .contains(Node.of(NodeKind.CASE, copy));
    assertThat(lineage.walk(room.project(), Node.of(NodeKind.CASE, copy), Direction.UP, 1).nodes())
        .extracting(NodeView::node)
        .contains(Node.of(NodeKind.CASE, original));
    assertThat(lineage.walk(room.project(), Node.of(NodeKind.CASE, lost), Direction.UP, 1).nodes())
        .as("of a case that is not there")
        .extracting(NodeView::node)
        .doesNotContain(Node.of(NodeKind.CASE, new CaseId(new UUID(3, 4))));
  }

  private static String key(CaseRoom room, CaseId id) {
    return room.registry()
        .get(CaseRepository.class)
        .find(room.project().value(), id.value())
        .orElseThrow()
        .clusterKey();
  }
}
