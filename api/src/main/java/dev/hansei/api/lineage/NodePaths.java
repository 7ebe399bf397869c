package dev.hansei.api.lineage;

import dev.hansei.api.prompts.VersionWords;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where the page of a thing in the lineage graph is, below the project's. */
@Singleton
final class NodePaths {
  private final VersionWords versions;
  private final Datasets datasets;
  private final People people;

  NodePaths(VersionWords versions, Datasets datasets, People people) {
    this.versions = versions;
    this.datasets = datasets;
    this.people = people;
  }

  /** Empty where the kind has no page of its own. */
  Optional<String> of(ProjectId project, Node node) {
    String id = node.id();
    return switch (node.kind()) {
      case TRACE -> Optional.of("/traces/" + id);
      case FAILURE -> Optional.of("/failures/" + id);
      case CLUSTER -> Optional.of("/failures/modes/" + id);
      case DOCUMENT -> Optional.of("/cases/documents/" + id);
      case CASE -> Optional.of("/cases/" + id);
      case DATASET_VERSION ->
          datasets
              .version(project, DatasetVersionId.of(id))
              .map(version -> "/cases/datasets/" + version.datasetId());
      case PROMPT_VERSION -> versions.path(project, PromptVersionId.of(id));
      case SUITE -> Optional.of("/suites/" + id);
      case RUN -> Optional.of("/suites/runs/" + id);
      case QUEUE -> Optional.of("/annotations/queues/" + id);
      case VERDICT -> Optional.of("/gates/verdicts/" + id);
      case PROMOTION -> Optional.of("/promotions/" + id);
      case JUDGE -> Optional.of("/criteria/judges/" + id);
      case CERTIFICATE -> Optional.of("/calibrations/" + id);
      case TUNING -> Optional.of("/tunings/" + id);
      case CRITERION -> Optional.of("/criteria/" + id);
      case CAMPAIGN -> Optional.of("/campaigns/" + id);
      case PERSON ->
          people.rolesOf(project, PersonId.of(id)).isEmpty()
              ? Optional.empty()
              : Optional.of("/people/" + id);
      case ARTIFACT, EMBEDDING_SET, FEEDBACK, OUTCOME, ANNOTATION, ADAPTER, RUBRIC ->
          Optional.empty();
    };
  }
}
