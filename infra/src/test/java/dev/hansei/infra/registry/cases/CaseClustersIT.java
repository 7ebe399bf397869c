package dev.hansei.infra.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The row of a case keeps what it is clustered by. */
class CaseClustersIT {
  private static final Actor PERSON = new Actor.ByPerson(new PersonId(new UUID(7, 7)));
  private static final DocumentId DOCUMENT = new DocumentId(new UUID(1, 2));

  @RegistryTest
  void copiesAreOfTheirOriginalsClusterAndOthersOfTheirOwn(TestRegistry registry) {
    var project = registry.newProject();
    var gate = dataset(registry, project, "gate");
    var groups = dataset(registry, project, "groups");
    var quoted =
        add(registry, project, gate, content("How long?", Map.of()), Optional.of(DOCUMENT));
    var alone = add(registry, project, gate, content("How much?", Map.of()), Optional.empty());
    var talked =
        add(
            registry,
            project,
            gate,
            content("And then?", Map.of("conversation", "c")),
            Optional.empty());

    assertThat(key(registry, project, quoted))
        .isEqualTo("document:" + DOCUMENT.toString().replace("-", ""));
    assertThat(key(registry, project, alone)).isEqualTo(CaseCluster.alone(alone).toString());
    assertThat(key(registry, project, talked)).startsWith("conversation:");
    for (CaseId original : List.of(quoted, alone, talked)) {
      var copy =
          add(
              registry,
              project,
              groups,
              content(
                  "She asks: " + original,
                  Map.of("counterfactualOf", original.toString(), "group", "female")),
              Optional.empty());
      assertThat(key(registry, project, copy)).isEqualTo(key(registry, project, original));
    }
  }

  private static CaseContent content(String question, Map<String, String> fields) {
    return new CaseContent(question, "", List.of(), fields);
  }

  private static DatasetId dataset(TestRegistry registry, ProjectId project, String name) {
    return registry.get(Datasets.class).create(project, name, Split.GATE, PERSON).id();
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
        .addAll(project, dataset, List.of(added), PERSON)
        .getFirst()
        .id();
  }

  private static String key(TestRegistry registry, ProjectId project, CaseId id) {
    return registry
        .get(CaseRepository.class)
        .find(project.value(), id.value())
        .orElseThrow()
        .clusterKey();
  }
}
