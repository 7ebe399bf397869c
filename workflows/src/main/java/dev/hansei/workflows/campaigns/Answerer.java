package dev.hansei.workflows.campaigns;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.Target;
import java.util.Objects;
import java.util.Optional;

/** Who answers under each prompt version of a campaign, the same for all of them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Answerer.ByModel.class, name = "model"),
  @JsonSubTypes.Type(value = Answerer.ByApplication.class, name = "application")
})
public sealed interface Answerer {
  /** What a suite is run against to find out how a version does. */
  Target target(PromptVersionId version);

  /** Here: the version is rendered and a model answers. */
  record ByModel(ModelName model) implements Answerer {
    public ByModel {
      Objects.requireNonNull(model, "model is null");
    }

    @Override
    public Target target(PromptVersionId version) {
      return new Target.PromptOnModel(version, model);
    }
  }

  /** An application outside, told by the body under which version it is to answer. */
  record ByApplication(String url, String body, String output) implements Answerer {
    /** Where the version's number goes in the body. */
    public static final String VERSION_TAG = "{{promptVersion}}";

    public ByApplication {
      // It has the rules of what a suite may ask.
      var _ = new Target.Http(url, body, output, Optional.empty());
      if (!body.contains(VERSION_TAG)) {
        throw new IllegalArgumentException(
            "a body says by %s under which version the application is to answer"
                .formatted(VERSION_TAG));
      }
    }

    @Override
    public Target target(PromptVersionId version) {
      return new Target.Http(url, body, output, Optional.of(version));
    }
  }
}
