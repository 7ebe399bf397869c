package dev.hansei.infra.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents behind a dataset version. */
class VersionDocumentsIT {
  private static final Actor SYSTEM = new Actor.BySystem();

  @RegistryTest
  void areThoseOfItsCasesAndOfTheOriginalsOfCopiesEachOnce(TestRegistry registry) {
    var project = registry.newProject();
    var gate = dataset(registry, project, "gate");
    var groups = dataset(registry, project, "groups");
    Document first = document(registry, project, "first.md");
    Document second = document(registry, project, "second.md");
    document(registry, project, "nobody asks of it.md");
    CaseId asked = add(registry, project, gate, content("Q1?", Map.of()), Optional.of(first.id()));
    add(registry, project, gate, content("Q2?", Map.of()), Optional.of(first.id()));
    add(registry, project, gate, content("Q3?", Map.of("conversation", "c")), of(second));
    add(registry, project, gate, content("Q4?", Map.of("document", "first.md")), Optional.empty());
    add(
        registry,
        project,
        groups,
        content("She asks Q1?", Map.of("counterfactualOf", asked.toString(), "group", "female")),
        Optional.empty());
    var versions = registry.get(VersionDocuments.class);
    var ofGate = registry.get(Datasets.class).publish(project, gate, SYSTEM);
    var ofGroups = registry.get(Datasets.class).publish(project, groups, SYSTEM);

    assertThat(versions.of(project, ofGate.id(), 10)).containsExactly(first, second);
    assertThat(versions.of(project, ofGate.id(), 1)).containsExactly(first);
    assertThat(versions.of(project, ofGroups.id(), 10)).containsExactly(first);
    assertThat(versions.of(registry.newProject(), ofGate.id(), 10)).isEmpty();
  }

  private static Optional<DocumentId> of(Document document) {
    return Optional.of(document.id());
  }

  private static CaseContent content(String question, Map<String, String> fields) {
    return new CaseContent(question, "", List.of(), fields);
  }

  private static DatasetId dataset(TestRegistry registry, ProjectId project, String name) {
    return registry.get(Datasets.class).create(project, name, Split.GATE, SYSTEM).id();
  }

  private static Document document(TestRegistry registry, ProjectId project, String name) {
    byte[] text = ("The text of " + name).getBytes(StandardCharsets.UTF_8);
    var added = registry.get(Documents.class).add(project, name, "text/markdown", text, SYSTEM);
    return registry.get(Documents.class).find(project, added.id()).orElseThrow();
  }

  private static CaseId add(
      TestRegistry registry,
      ProjectId project,
      DatasetId dataset,
      CaseContent content,
      Optional<DocumentId> document) {
    var origin = new NewCase.Origin(Optional.empty(), document, Optional.empty());
    var added = new NewCase(dataset, content, Case.State.FINAL, 1, Optional.empty(), origin);
    return registry
        .get(Cases.class)
        .addAll(project, dataset, List.of(added), SYSTEM)
        .getFirst()
        .id();
  }
}
