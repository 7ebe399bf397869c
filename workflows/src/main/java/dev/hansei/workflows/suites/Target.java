package dev.hansei.workflows.suites;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.util.Objects;

/** What a suite is run against. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Target.PromptOnModel.class, name = "prompt"),
  @JsonSubTypes.Type(value = Target.Recorded.class, name = "recorded")
})
public sealed interface Target {
  /** A prompt version, rendered for each case and answered by a model. */
  record PromptOnModel(PromptVersionId promptVersionId, ModelName model) implements Target {
    public PromptOnModel {
      Objects.requireNonNull(promptVersionId, "promptVersionId is null");
      Objects.requireNonNull(model, "model is null");
    }
  }

  /** Outputs recorded elsewhere, looked up by the case's question. */
  record Recorded(String set) implements Target {
    public Recorded {
      if (set.isBlank() || set.length() > 120) {
        throw new IllegalArgumentException("a recorded set's name has 1 to 120 characters");
      }
    }
  }
}
