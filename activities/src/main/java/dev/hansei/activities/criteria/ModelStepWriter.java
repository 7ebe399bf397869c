package dev.hansei.activities.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.models.ModelJson;
import dev.hansei.workflows.criteria.JudgeMethod.GEval;
import dev.hansei.workflows.criteria.StepWriter;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Has a model write evaluation steps from a criterion; all it reads is the lead's own. */
@Singleton
public final class ModelStepWriter implements StepWriter {
  private static final String INSTRUCTIONS =
      """
      You write the steps by which somebody will evaluate answers of an application against one \
      criterion. They see the question, the answer, and, where the case has them, a reference and \
      passages of context. Write 3 to 8 short steps, each an instruction in one sentence, that \
      lead to a score from 0 to 10. Do not score anything yourself.

      Reply with one JSON object and nothing else: {"steps": ["...", "..."]}\
      """;

  private static final String SCHEMA =
      """
      {"title":"hansei_steps","type":"object","additionalProperties":false,\
      "properties":{"steps":{"type":"array","items":{"type":"string"}}},"required":["steps"]}\
      """;

  private final ModelCalls models;

  public ModelStepWriter(ModelCalls models) {
    this.models = models;
  }

  @Override
  public Written write(ProjectId project, Wanted wanted) {
    String criterion = "Criterion: %s\n\nRubric:\n%s".formatted(wanted.sentence(), wanted.rubric());
    var request =
        new ModelRequest(
            wanted.model(),
            List.of(
                new Message(Message.Role.SYSTEM, INSTRUCTIONS),
                new Message(Message.Role.USER, criterion)),
            wanted.settings(),
            Map.of("question", criterion),
            SCHEMA,
            0,
            "");
    return switch (models.call(project, request)) {
      case ModelReply.Failed(_, var reason, _) ->
          new Written.Nothing(
              "the model gave no answer: "
                  + reason.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      case ModelReply.Answered answered ->
          steps(answered.text())
              .<Written>map(Written.Steps::new)
              .orElseGet(() -> new Written.Nothing("the model's reply holds no steps"));
    };
  }

  private static Optional<List<String>> steps(String reply) {
    return ModelJson.object(reply).map(json -> json.path("steps")).flatMap(ModelStepWriter::read);
  }

  private static Optional<List<String>> read(JsonNode list) {
    List<String> steps = new ArrayList<>();
    for (JsonNode step : list) {
      String text = Finding.line(step.asText());
      if (!step.isTextual() || text.isEmpty() || text.length() > GEval.STEP_CHARS_MAX) {
        return Optional.empty();
      }
      steps.add(text);
    }
    return steps.isEmpty() || steps.size() > GEval.STEPS_MAX
        ? Optional.empty()
        : Optional.of(steps);
  }
}
