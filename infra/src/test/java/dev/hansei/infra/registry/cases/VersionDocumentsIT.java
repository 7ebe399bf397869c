package dev.hansei.infra.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The documents behind a dataset version. */
class VersionDocumentsIT {
  @RegistryTest
  void areThoseOfItsCasesAndOfTheOriginalsOfCopiesEachOnce(TestRegistry registry) {
    var room = CaseRoom.of(registry);
    var gate = room.dataset("gate");
    var groups = room.dataset("groups");
    Document first = document(room, "first.md");
    Document second = document(room, "second.md");
    document(room, "nobody asks of it.md");
    CaseId asked = room.add(gate, "Q1?", Map.of(), of(first));
    room.add(gate, "Q2?", Map.of(), of(first));
    room.add(gate, "Q3?", Map.of("conversation", "c"), of(second));
    room.add(gate, "Q4?", Map.of("document", "first.md"));
    room.copy(groups, asked);
    var versions = registry.get(VersionDocuments.class);
    var ofGate = registry.get(Datasets.class).publish(room.project(), gate, CaseRoom.SYSTEM);
    var ofGroups = registry.get(Datasets.class).publish(room.project(), groups, CaseRoom.SYSTEM);

    assertThat(versions.of(room.project(), ofGate.id(), 10)).containsExactly(first, second);
    assertThat(versions.of(room.project(), ofGate.id(), 1)).containsExactly(first);
    assertThat(versions.of(room.project(), ofGroups.id(), 10)).containsExactly(first);
    assertThat(versions.of(registry.newProject(), ofGate.id(), 10)).isEmpty();
  }

  private static Optional<DocumentId> of(Document document) {
    return Optional.of(document.id());
  }

  private static Document document(CaseRoom room, String name) {
    byte[] text = ("The text of " + name).getBytes(StandardCharsets.UTF_8);
    var documents = room.registry().get(Documents.class);
    var added = documents.add(room.project(), name, "text/markdown", text, CaseRoom.SYSTEM);
    return documents.find(room.project(), added.id()).orElseThrow();
  }
}
