package dev.hansei.workflows.criteria;

import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Objects;

/**
 * Writes the steps of a G-Eval judge from its criterion, once: they are kept in the version. Asks
 * the judge's own model through the journal, so the same wish is paid once.
 */
public interface StepWriter {
  /** Writes them. Blocks until the model has answered or failed. */
  Written write(ProjectId project, Wanted wanted);

  /**
   * What the steps are for.
   *
   * @param sentence the criterion's
   * @param rubric the judge's
   */
  record Wanted(String sentence, String rubric, ModelName model, ModelSettings settings) {
    public Wanted {
      Objects.requireNonNull(sentence, "sentence is null");
      Objects.requireNonNull(rubric, "rubric is null");
      Objects.requireNonNull(model, "model is null");
      Objects.requireNonNull(settings, "settings is null");
    }
  }

  /** What came of it. */
  sealed interface Written {
    /** As {@link JudgeMethod.GEval} takes them. */
    record Steps(List<String> steps) implements Written {
      public Steps {
        steps = List.copyOf(steps);
      }
    }

    /** None; the reason is for people and holds nothing of the model's reply. */
    record Nothing(String why) implements Written {
      public Nothing {
        Objects.requireNonNull(why, "why is null");
      }
    }
  }
}
