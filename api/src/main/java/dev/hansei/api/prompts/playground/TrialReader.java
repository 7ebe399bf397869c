package dev.hansei.api.prompts.playground;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.prompts.DraftContents;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.infra.prompts.MustacheRenderer;
import dev.hansei.infra.prompts.PromptValues;
import dev.hansei.infra.prompts.TemplateException;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptVersion;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the columns of a trial: what each asks of its model. */
@Singleton
final class TrialReader {
  private static final String FRESH = "playground-";

  private final PromptFinder finder;
  private final DraftContents drafts;
  private final Cases cases;

  TrialReader(PromptFinder finder, DraftContents drafts, Cases cases) {
    this.finder = finder;
    this.drafts = drafts;
    this.cases = cases;
  }

  /**
   * The columns, in order.
   *
   * @throws ApiException 404 where a version, the draft or the case is not there
   */
  List<TrialColumn> columns(Caller caller, Prompt prompt, NewTrial trial) {
    TrialValues values = TrialValues.of(trial.valuesOrNone(), item(caller, trial.fromCase()));
    List<TrialColumn> columns = new ArrayList<>();
    for (NewTrialColumn wanted : trial.columns()) {
      // Of its own for each column: whoever asks the same twice and anew wants two answers.
      String freshness = trial.isFresh() ? FRESH + UUID.randomUUID() : "";
      columns.add(
          column(caller, prompt, new Wanted(columns.size() + 1, wanted, values, freshness)));
    }
    return columns;
  }

  private record Wanted(int number, NewTrialColumn column, TrialValues values, String freshness) {}

  private Optional<CaseContent> item(Caller caller, @Nullable String id) {
    return Optional.ofNullable(id)
        .map(text ->
            cases
                .find(caller.projectId(), new CaseId(UUID.fromString(text)))
                .map(Case::content)
                .orElseThrow(() -> ApiProblem.notFound("case", text).raise()));
  }

  private TrialColumn column(Caller caller, Prompt prompt, Wanted wanted) {
    Integer number = wanted.column().version();
    if (number != null) {
      PromptVersion version = finder.version(caller.projectId(), prompt, number);
      return column(wanted, version.content(), head(wanted, version, version.content()));
    }
    try {
      PromptContent content = drafts.require(caller, prompt);
      return column(wanted, content, head(wanted, null, content));
    } catch (ApiException e) {
      if (!e.problem().code().equals("draft-unfinished")) {
        throw e;
      }
      var head =
          new TrialEvent.Asked(
              wanted.number(),
              null,
              null,
              wanted.column().model().strip(),
              wanted.column().settingsOrNone());
      return TrialColumn.refused(head, e.problem().code(), e.problem().detail());
    }
  }

  private static TrialEvent.Asked head(
      Wanted wanted, @Nullable PromptVersion version, PromptContent content) {
    ModelName model = wanted.column().modelName();
    return new TrialEvent.Asked(
        wanted.number(),
        version == null ? null : version.number(),
        version == null ? null : version.id().toString(),
        model.value(),
        bounded(model, wanted.column().settingsOrNone().over(content.settingsFor(model))));
  }

  /** What costs something is asked for no more tokens than a trial may have. */
  private static ModelSettings bounded(ModelName model, ModelSettings settings) {
    Integer most = settings.maxTokens();
    return model.isFree() || (most != null && most <= PlaygroundLimits.OUTPUT_TOKENS_MAX)
        ? settings
        : new ModelSettings(null, null, PlaygroundLimits.OUTPUT_TOKENS_MAX, null).over(settings);
  }

  private static TrialColumn column(Wanted wanted, PromptContent content, TrialEvent.Asked head) {
    TrialValues values = wanted.values();
    List<String> problems = PromptValues.problems(content, values.values());
    if (!problems.isEmpty()) {
      return TrialColumn.refused(head, "invalid-variables", String.join(". ", problems) + ".");
    }
    List<Message> messages;
    try {
      messages = values.conversation(content, MustacheRenderer.render(content, values.values()));
    } catch (TemplateException e) {
      return TrialColumn.refused(head, "unrenderable", String.valueOf(e.getMessage()));
    }
    return TrialColumn.ready(
        head,
        new ModelRequest(
            wanted.column().modelName(),
            messages,
            head.settings(),
            values.inputs(content.application()),
            content.outputSchema(),
            0,
            wanted.freshness(),
            content.tools()));
  }
}
