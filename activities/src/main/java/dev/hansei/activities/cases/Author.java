package dev.hansei.activities.cases;

import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.CaseReview;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;

/** Writes questions and references, and checks them. All calls are journalled: repeats are free. */
interface Author {
  /** For whom, by which model. */
  record Commission(ProjectId project, ModelName model) {}

  /** A passage to ask about; {@code round} counts the questions that were made of it before. */
  record Excerpt(String document, String heading, String text, int round) {}

  /** A question and the answer that its passage gives. */
  record Draft(String question, String reference) {}

  /** A draft with the passages that should support it. */
  record Claim(String question, String reference, List<ContextPassage> evidence) {
    public Claim {
      evidence = List.copyOf(evidence);
    }
  }

  /** What the second pass says, in a sentence too. */
  record Reviewed(CaseReview review, String note) {}

  /** A question about a passage, with its answer. */
  Written<Draft> draft(Commission commission, Excerpt excerpt);

  /** The answer that the passages give to a question. */
  Written<String> answer(Commission commission, String question, List<ContextPassage> passages);

  /** The second pass. */
  Written<Reviewed> review(Commission commission, Claim claim);
}
