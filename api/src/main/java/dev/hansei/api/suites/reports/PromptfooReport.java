package dev.hansei.api.suites.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.api.suites.OutcomeResource;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A run in the shape of promptfoo's results (version 3), one prompt on one provider. What has no
 * score is an error there, never a failure; promptfoo has no word between the two.
 */
final class PromptfooReport implements RunReport {
  private static final double MICROS = 1_000_000;

  private final ObjectMapper json;
  private final PromptfooTotals totals = new PromptfooTotals();
  private final Map<String, Assertion> assertions = new TreeMap<>();
  private String target = "";
  private String suite = "";

  PromptfooReport(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String head(ReportedRun run) {
    target = run.target();
    suite = run.suite();
    run.assertions().forEach(assertion -> assertions.put(assertion.metric(), assertion));
    String at = run.run().startedAt().map(Object::toString).orElse("");
    return "{\"evalId\":%s,\"results\":{\"version\":3,\"timestamp\":%s,\"results\":[\n"
        .formatted(JsonReport.write(json, "hansei-" + run.run().id()), JsonReport.write(json, at));
  }

  @Override
  public String item(OutcomeResource outcome) {
    String before = totals.begun() ? ",\n" : "";
    totals.add(outcome);
    return before + result(outcome);
  }

  @Override
  public String tail() {
    ObjectNode prompt = prompt();
    prompt.set("metrics", totals.metrics(json));
    ArrayNode prompts = json.createArrayNode().add(prompt);
    return "\n],\"prompts\":%s,\"stats\":%s},\"config\":{\"description\":%s},\"shareableUrl\":null}\n"
        .formatted(prompts, totals.stats(json), JsonReport.write(json, suite));
  }

  private ObjectNode result(OutcomeResource outcome) {
    List<Score> scores = Told.scores(outcome);
    boolean passed = outcome.passed().orElse(false);
    ObjectNode node = json.createObjectNode();
    node.set("provider", json.createObjectNode().put("id", target));
    node.set("prompt", prompt());
    node.put("promptIdx", 0).put("testIdx", outcome.ordinal());
    ObjectNode vars = json.createObjectNode().put("question", outcome.question());
    node.set("vars", vars.put("reference", outcome.reference()));
    ObjectNode response = json.createObjectNode().put("cached", outcome.fromJournal());
    outcome.answer().ifPresent(text -> response.put("output", text));
    response.set("tokenUsage", tokens(json, outcome.usage()));
    node.set("response", response);
    node.put("success", passed).put("score", score(outcome, scores));
    node.put("failureReason", outcome.passed().isEmpty() ? 2 : passed ? 0 : 1);
    if (outcome.passed().isEmpty()) {
      node.put("error", (Told.result(outcome) + " " + Told.reason(outcome)).strip());
    }
    node.put("latencyMs", outcome.latencyMillis());
    outcome.costMicros().ifPresent(cost -> node.put("cost", cost / MICROS));
    ObjectNode named = json.createObjectNode();
    scores.forEach(score -> named.put(score.metric(), score.value()));
    node.set("namedScores", named);
    node.set("gradingResult", grading(outcome, scores, passed));
    ObjectNode metadata = json.createObjectNode().put("caseId", outcome.caseId().toString());
    node.set("metadata", metadata.put("repetition", outcome.repetition()));
    return node;
  }

  private ObjectNode grading(OutcomeResource outcome, List<Score> scores, boolean passed) {
    ArrayNode components = json.createArrayNode();
    List<String> failing = new ArrayList<>();
    for (Score score : scores) {
      ObjectNode component = grade(score.passed(), score.value(), score.explanation());
      Assertion assertion = assertions.get(score.metric());
      if (assertion != null) {
        ObjectNode asked = json.createObjectNode().put("type", assertion.word());
        assertion.valueIfSet().ifPresent(value -> asked.put("value", value));
        asked.put("threshold", assertion.threshold()).put("weight", assertion.weight());
        component.set("assertion", asked.put("metric", score.metric()));
      }
      components.add(component);
      if (!score.passed()) {
        failing.add(String.format(Locale.ROOT, "%s %.3f", score.metric(), score.value()));
      }
    }
    String reason =
        outcome.passed().isEmpty()
            ? (Told.result(outcome) + " " + Told.reason(outcome)).strip()
            : passed ? "All assertions passed" : String.join(", ", failing);
    ObjectNode grading = grade(passed, score(outcome, scores), reason);
    grading.set("componentResults", components);
    return grading;
  }

  private ObjectNode grade(boolean passed, double score, String reason) {
    return json.createObjectNode().put("pass", passed).put("score", score).put("reason", reason);
  }

  private ObjectNode prompt() {
    return json.createObjectNode().put("raw", target).put("label", target).put("provider", target);
  }

  /** The case's own; of one that is not scored, what its scores would come to. */
  private double score(OutcomeResource outcome, List<Score> scores) {
    return outcome.result() instanceof Result.Scored scored ? scored.score() : weighted(scores);
  }

  /** As promptfoo weighs: by the assertions' weights; 0 where nothing was scored. */
  private double weighted(List<Score> scores) {
    double weights = scores.stream().mapToDouble(this::weight).sum();
    double sum =
        scores.stream().collect(Collectors.summingDouble(each -> weight(each) * each.value()));
    return weights == 0 ? 0 : sum / weights;
  }

  private double weight(Score score) {
    Assertion assertion = assertions.get(score.metric());
    return assertion == null ? 1 : assertion.weight();
  }

  static ObjectNode tokens(ObjectMapper json, Usage usage) {
    return json.createObjectNode()
        .put("prompt", usage.inputTokens())
        .put("completion", usage.outputTokens())
        .put("total", usage.inputTokens() + usage.outputTokens());
  }
}
