package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project of a test's own, in which cases are added to datasets. */
record CaseRoom(TestRegistry registry, ProjectId project) {
  static final Actor SYSTEM = new Actor.BySystem();

  static CaseRoom of(TestRegistry registry) {
    return new CaseRoom(registry, registry.newProject());
  }

  DatasetId dataset(String name) {
    return registry.get(Datasets.class).create(project, name, Split.GATE, SYSTEM).id();
  }

  /** A final case of no document. */
  CaseId add(DatasetId dataset, String question, Map<String, String> fields) {
    return add(dataset, question, fields, Optional.empty());
  }

  /** A final case of that document. */
  CaseId add(
      DatasetId dataset,
      String question,
      Map<String, String> fields,
      Optional<DocumentId> document) {
    var content = new CaseContent(question, "", List.of(), fields);
    var origin = new NewCase.Origin(Optional.empty(), document, Optional.empty());
    var added = new NewCase(dataset, content, Case.State.FINAL, 1, Optional.empty(), origin);
    return registry
        .get(Cases.class)
        .addAll(project, dataset, List.of(added), SYSTEM)
        .getFirst()
        .id();
  }

  /** A counterfactual copy of a case. */
  CaseId copy(DatasetId dataset, CaseId original) {
    return add(
        dataset,
        "She asks: " + original,
        Map.of("counterfactualOf", original.toString(), "group", "female"));
  }
}
