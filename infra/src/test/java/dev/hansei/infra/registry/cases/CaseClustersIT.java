package dev.hansei.infra.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DocumentId;
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

  private static String key(CaseRoom room, CaseId id) {
    return room.registry()
        .get(CaseRepository.class)
        .find(room.project().value(), id.value())
        .orElseThrow()
        .clusterKey();
  }
}
