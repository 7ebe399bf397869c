package dev.hansei.api.cases;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.models.ModelName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generation to be started.
 *
 * @param dataset where its cases go, by id or name
 * @param model writes questions and answers, and checks them in the second pass
 * @param documents ids of the documents to ask about
 * @param questionsPerDocument 0 to 100; 5 when absent
 * @param fromFailures whether failures without a case are sources too
 * @param finaliseChecked whether cases that pass the check become final at once
 */
public record NewGeneration(
    String dataset,
    ModelName model,
    @Nullable List<String> documents,
    @Nullable Integer questionsPerDocument,
    @Nullable Boolean fromFailures,
    @Nullable Boolean finaliseChecked) {
  private static final int NAME_CHARS_MAX = 80;
  private static final int QUESTIONS_USUAL = 5;
  private static final int QUESTIONS_MAX = 100;

  public NewGeneration {
    Rules.text("dataset", dataset, NAME_CHARS_MAX);
    Rules.needed("model", model);
    if (model.provider().equals("recorded")) {
      throw new InvalidFieldException(
          "model", "Recorded outputs write no questions; name a model that can.");
    }
    documents = Rules.listOrEmpty("documents", documents, GenerateCasesInput.DOCUMENTS_MAX);
    for (int i = 0; i < documents.size(); i++) {
      Rules.id("documents[%d]".formatted(i), documents.get(i));
    }
    Rules.between("questionsPerDocument", questionsPerDocument, QUESTIONS_USUAL, 0, QUESTIONS_MAX);
    if (documents.isEmpty() && !Boolean.TRUE.equals(fromFailures)) {
      throw new InvalidFieldException("documents", "Name documents, or set 'fromFailures'.");
    }
  }

  List<DocumentId> documentIds() {
    return documents == null ? List.of() : documents.stream().map(DocumentId::of).toList();
  }

  int questions() {
    return questionsPerDocument == null ? QUESTIONS_USUAL : questionsPerDocument;
  }
}
