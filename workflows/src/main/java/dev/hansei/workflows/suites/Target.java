package dev.hansei.workflows.suites;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.util.Objects;
import java.util.Optional;

/** What a suite is run against. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Target.PromptOnModel.class, name = "prompt"),
  @JsonSubTypes.Type(value = Target.Recorded.class, name = "recorded"),
  @JsonSubTypes.Type(value = Target.Http.class, name = "http")
})
public sealed interface Target {
  /** The prompt version that answers, where the target says which one does. */
  Optional<PromptVersionId> asked();

  /** A prompt version, rendered for each case and answered by a model. */
  record PromptOnModel(PromptVersionId promptVersionId, ModelName model) implements Target {
    public PromptOnModel {
      Objects.requireNonNull(promptVersionId, "promptVersionId is null");
      Objects.requireNonNull(model, "model is null");
    }

    @Override
    public Optional<PromptVersionId> asked() {
      return Optional.of(promptVersionId);
    }
  }

  /** Outputs recorded elsewhere, looked up by the case's question. */
  record Recorded(String set) implements Target {
    public Recorded {
      if (set.isBlank() || set.length() > 120) {
        throw new IllegalArgumentException("a recorded set's name has 1 to 120 characters");
      }
    }

    @Override
    public Optional<PromptVersionId> asked() {
      return Optional.empty();
    }
  }

  /**
   * An application that answers by HTTP: each case is one {@code POST}. What stands behind an
   * address can change, so each run asks anew; an attempt that is repeated within a run does not.
   *
   * @param url absolute, http or https, without user and fragment
   * @param body a JSON text that is sent; tags in its strings, such as {@code {{question}}}, stand
   *     for the case's question and fields, and {@code {{promptVersion}}} for the version's number
   * @param output a JSON Pointer (RFC 6901) to the answer in the reply; empty where the whole reply
   *     is the answer
   * @param promptVersionId the version that the application is told to answer under, where the body
   *     tells it one; without it nothing can be promoted on the run
   */
  record Http(String url, String body, String output, Optional<PromptVersionId> promptVersionId)
      implements Target {
    /** The longest that all browsers take. */
    public static final int URL_CHARS_MAX = 2_000;

    /** A question with its surroundings; the input of a workflow carries it. */
    public static final int BODY_CHARS_MAX = 4_000;

    private static final int OUTPUT_CHARS_MAX = 200;

    public Http {
      if (!url.matches("https?://[^/@#?]+([/?][^#]*)?") || url.length() > URL_CHARS_MAX) {
        throw new IllegalArgumentException(
            "a url is absolute, http or https, without user and fragment, and has at most %d characters"
                .formatted(URL_CHARS_MAX));
      }
      if (body.isBlank() || body.length() > BODY_CHARS_MAX) {
        throw new IllegalArgumentException(
            "a body is JSON of 1 to %d characters".formatted(BODY_CHARS_MAX));
      }
      if (!(output.isEmpty() || output.startsWith("/")) || output.length() > OUTPUT_CHARS_MAX) {
        throw new IllegalArgumentException(
            "an output is a JSON Pointer such as /answer, of at most %d characters"
                .formatted(OUTPUT_CHARS_MAX));
      }
      Objects.requireNonNull(promptVersionId, "promptVersionId is null");
    }

    @Override
    public Optional<PromptVersionId> asked() {
      return promptVersionId;
    }
  }
}
