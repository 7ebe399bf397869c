package dev.hansei.workflows.cases;

import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Objects;

/**
 * What to generate.
 *
 * @param model writes questions and answers, and checks them in the second pass
 * @param documents sources by name
 * @param questionsPerDocument 0 to 100
 * @param fromFailures whether failures that have given no case yet are sources too
 * @param finaliseChecked whether cases that pass the check become final at once, or stay drafts for
 *     people to finalise
 */
public record GenerateCasesInput(
    ProjectId projectId,
    GenerationId generationId,
    DatasetId datasetId,
    ModelName model,
    List<DocumentId> documents,
    int questionsPerDocument,
    boolean fromFailures,
    boolean finaliseChecked,
    Actor startedBy) {
  /** More would not fit one plan; run it again for the rest. */
  public static final int DOCUMENTS_MAX = 500;

  public GenerateCasesInput {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(generationId, "generationId is null");
    Objects.requireNonNull(datasetId, "datasetId is null");
    Objects.requireNonNull(model, "model is null");
    documents = List.copyOf(documents);
    if (documents.size() > DOCUMENTS_MAX) {
      throw new IllegalArgumentException("at most 500 documents at once");
    }
    if (questionsPerDocument < 0 || questionsPerDocument > 100) {
      throw new IllegalArgumentException("questionsPerDocument is 0 to 100");
    }
    if (documents.isEmpty() && !fromFailures) {
      throw new IllegalArgumentException("name documents, or set fromFailures");
    }
    Objects.requireNonNull(startedBy, "startedBy is null");
  }
}
