package dev.hansei.workflows.criteria;

import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Objects;

/** Answers that people labelled, for judges that are shown some of them. */
public interface LabelledExamples {
  /** One of them. */
  record Example(String question, String answer, boolean passed) {
    public Example {
      Objects.requireNonNull(question, "question is null");
      Objects.requireNonNull(answer, "answer is null");
    }
  }

  /**
   * Those of the method's label set that are nearest to an answer, by embeddings, of both verdicts
   * (see {@link ExamplePolicy}); the same texts give the same examples. Answers to the same
   * question, or to nearly the same, are never among them: a label must not tell itself. What was
   * erased is left out.
   */
  List<Example> nearest(
      ProjectId project, JudgeMethod.Aligned method, String question, String answer);
}
