package dev.hansei.workflows.suites;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a suite is run against. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Target.PromptOnModel.class, name = "prompt"),
  @JsonSubTypes.Type(value = Target.Recorded.class, name = "recorded"),
  @JsonSubTypes.Type(value = Target.Http.class, name = "http"),
  @JsonSubTypes.Type(value = Target.ByStrategy.class, name = "strategy")
})
public sealed interface Target {
  /**
   * The prompt version that answers, alone and as it stands, where the target says which one does:
   * the one that a run is evidence for.
   */
  Optional<PromptVersionId> asked();

  /** All prompt versions that have a part in the answers, each once. */
  default List<PromptVersionId> versions() {
    return asked().stream().toList();
  }

  /** Whether asking it again may give another answer. */
  boolean varies();

  /** The target without the strategy around it. */
  default Target plain() {
    return this;
  }

  /** The strategy around it, where there is one. */
  default Optional<Strategy> strategyIfAny() {
    return Optional.empty();
  }

  /** A prompt version, rendered for each case and answered by a model. */
  record PromptOnModel(PromptVersionId promptVersionId, ModelName model) implements Target {
    public PromptOnModel {
      Objects.requireNonNull(promptVersionId, "promptVersionId is null");
      Objects.requireNonNull(model, "model is null");
    }

    /** What runs in this process, or replays what is recorded, always says the same. */
    @Override
    public boolean varies() {
      return !model.isFree();
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
    public boolean varies() {
      return false;
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
    public boolean varies() {
      return true;
    }

    @Override
    public Optional<PromptVersionId> asked() {
      return promptVersionId;
    }
  }

  /**
   * Another target, out of which a strategy gets its answers. What it does is the strategy's doing
   * as much as the prompt's, so it is evidence for no prompt version.
   *
   * @param of what the strategy asks; no strategy itself
   */
  record ByStrategy(Target of, Strategy strategy) implements Target {
    public ByStrategy {
      Objects.requireNonNull(strategy, "strategy is null");
      switch (of) {
        case PromptOnModel _, Recorded _, Http _ -> requireFit(of, strategy);
        case ByStrategy _ ->
            throw new IllegalArgumentException("a strategy is not put around another strategy");
      }
    }

    private static void requireFit(Target of, Strategy strategy) {
      switch (strategy) {
        case Strategy.SelfCritique _ -> {
          if (!(of instanceof PromptOnModel) || !of.varies()) {
            throw new IllegalArgumentException(
                "self-critique asks a model that follows instructions: put it around a prompt"
                    + " version on a model that is not builtin and not recorded");
          }
        }
        case Strategy.BestOfN _, Strategy.SelfConsistency _ -> {
          if (!of.varies()) {
            throw new IllegalArgumentException(
                "recorded outputs and builtin models answer the same each time: samples of them are"
                    + " no choice; retry-until-valid can check them");
          }
        }
        case Strategy.Ensemble ensemble -> requireOthers(of, ensemble);
        case Strategy.RetryUntilValid(int attempts, var _) -> {
          if (attempts > 1 && !of.varies()) {
            throw new IllegalArgumentException(
                "recorded outputs and builtin models answer the same each time: retry-until-valid"
                    + " only checks them, with attempts 1");
          }
        }
      }
    }

    private static void requireOthers(Target of, Strategy.Ensemble ensemble) {
      if (of instanceof Recorded) {
        throw new IllegalArgumentException(
            "recorded outputs stand alone: an ensemble is of prompt versions on models, or of an"
                + " application and such versions");
      }
      if (ensemble.members().contains(of)) {
        throw new IllegalArgumentException("the target is a member of its ensemble already");
      }
    }

    @Override
    public boolean varies() {
      return of.varies();
    }

    @Override
    public Optional<PromptVersionId> asked() {
      return Optional.empty();
    }

    @Override
    public List<PromptVersionId> versions() {
      List<Target.PromptOnModel> members =
          strategy instanceof Strategy.Ensemble ensemble ? ensemble.members() : List.of();
      return Stream.concat(
              of.versions().stream(), members.stream().map(PromptOnModel::promptVersionId))
          .distinct()
          .toList();
    }

    @Override
    public Target plain() {
      return of;
    }

    @Override
    public Optional<Strategy> strategyIfAny() {
      return Optional.of(strategy);
    }
  }
}
