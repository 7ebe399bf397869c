package dev.hansei.activities.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.criteria.StepWriter.Wanted;
import dev.hansei.workflows.criteria.StepWriter.Written;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelStepWriterTest {
  private static final Wanted WANTED =
      new Wanted(
          "The answer is clear.",
          "Short sentences.",
          new ModelName("openai/stub"),
          ModelSettings.DEFAULTS);

  @Test
  void theModelWritesThemFromCriterionAndRubric() {
    var models = new ScriptedModels("{\"steps\":[\"Read it. \",\"Count\\nits sentences.\"]}");
    assertThat(write(models))
        .isEqualTo(new Written.Steps(List.of("Read it.", "Count its sentences.")));
    assertThat(models.asked().getFirst().messages().get(1).content())
        .isEqualTo("Criterion: The answer is clear.\n\nRubric:\nShort sentences.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Read it.",
        "{\"steps\":[]}",
        "{\"steps\":\"Read it.\"}",
        "{\"steps\":[\"\"]}",
        "{\"steps\":[1]}",
        "{\"steps\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\",\"13\"]}"
      })
  void whatIsNoListOfStepsIsNone(String reply) {
    assertThat(write(new ScriptedModels(reply)))
        .isEqualTo(new Written.Nothing("the model's reply holds no steps"));
  }

  @Test
  void aSilentModelIsSaid() {
    assertThat(write(new ScriptedModels()))
        .isEqualTo(new Written.Nothing("the model gave no answer: unavailable"));
  }

  private static Written write(ScriptedModels models) {
    return new ModelStepWriter(models).write(new ProjectId(new UUID(7, 7)), WANTED);
  }
}
