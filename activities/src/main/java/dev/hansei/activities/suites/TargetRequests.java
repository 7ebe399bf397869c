package dev.hansei.activities.suites;

import dev.hansei.infra.prompts.MustacheRenderer;
import dev.hansei.infra.prompts.PromptValues;
import dev.hansei.infra.prompts.TemplateException;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseValues;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Tool;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.RunSuiteInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a run's target is asked a case. */
sealed interface TargetRequests
    permits TargetRequests.Prompted, TargetRequests.Replayed, HttpRequests {
  /** The request; empty where the prompt cannot be filled in for this case. */
  Optional<ModelRequest> request(RunItem item);

  /** Why there is no request for an item. */
  default ErrorReason refusal(RunItem item) {
    return ErrorReason.UNRENDERABLE;
  }

  /** What the target is offered to call; none where we offer it nothing. */
  default List<Tool> tools() {
    return List.of();
  }

  /**
   * A prompt version on a model. Its templates may use {@code question}, {@code context} (the
   * passages, each as {@code [id] text}, a blank line between) and the fields of the case. The
   * turns of a conversation go before the last message of the user, unless the templates use {@code
   * history} (the turns as one text) themselves.
   *
   * @param seed of the first repetition; absent where the prompt's own settings hold
   * @param logprobs whether the suite reads the chances of the answer's tokens; where it does not,
   *     they are asked for only of cases that do so themselves
   */
  record Prompted(PromptContent prompt, ModelName model, @Nullable Long seed, boolean logprobs)
      implements TargetRequests {
    @Override
    public Optional<ModelRequest> request(RunItem item) {
      CaseContent content = item.of().content();
      Map<String, Object> values = CaseValues.variables(content);
      if (!PromptValues.problems(prompt, values).isEmpty()) {
        return Optional.empty();
      }
      List<Message> messages;
      try {
        messages = conversation(content, MustacheRenderer.render(prompt, values));
      } catch (TemplateException e) {
        return Optional.empty();
      }
      var request =
          new ModelRequest(
              model,
              messages,
              settings(item.repetition()),
              inputs(content, prompt.application()),
              prompt.outputSchema(),
              item.repetition(),
              "",
              prompt.tools());
      return Optional.of(logprobs || needsLogprobs(content) ? request.withLogprobs() : request);
    }

    @Override
    public ErrorReason refusal(RunItem item) {
      return PromptValues.problems(prompt, CaseValues.variables(item.of().content())).isEmpty()
          ? ErrorReason.UNRENDERABLE
          : ErrorReason.INVALID_VARIABLES;
    }

    @Override
    public List<Tool> tools() {
      return prompt.toolsOrNone();
    }

    private static boolean needsLogprobs(CaseContent content) {
      return content
          .ownIfAny()
          .filter(own -> own.assertions().stream().anyMatch(Assertion::needsLogprobs))
          .isPresent();
    }

    private List<Message> conversation(CaseContent content, List<Message> rendered) {
      return CaseValues.conversation(content, prompt, rendered);
    }

    /**
     * A seed of its own for each repetition: with the same one they would all say the same. The
     * prompt's own seed holds for all repetitions, but not for all samples of one.
     */
    private ModelSettings settings(int repetition) {
      ModelSettings settings = prompt.settingsFor(model);
      Long own = settings.seed();
      int sample = repetition / RunSuiteInput.REPEATS_MAX;
      if (seed == null) {
        return own == null || sample == 0 ? settings : settings.withSeed(own + sample);
      }
      return settings.withSeed(seed + repetition);
    }
  }

  /** Outputs recorded elsewhere, by question; of a conversation by its transcript. */
  record Replayed(String set) implements TargetRequests {
    @Override
    public Optional<ModelRequest> request(RunItem item) {
      String question = item.of().content().transcript();
      return Optional.of(
          new ModelRequest(
              new ModelName("recorded/" + set),
              List.of(new Message(Message.Role.USER, question)),
              ModelSettings.DEFAULTS,
              Map.of("question", question),
              "",
              0,
              ""));
    }
  }

  private static Map<String, Object> inputs(CaseContent content, Map<String, Object> application) {
    return CaseValues.inputs(content, application);
  }
}
