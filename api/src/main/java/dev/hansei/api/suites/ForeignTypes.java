package dev.hansei.api.suites;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** promptfoo's kinds of assertion that are not taken here, and what to do instead. */
final class ForeignTypes {
  private static final String CODE =
      "Code that a document brings is not run here. Use another kind, a transform, or a target of"
          + " your own that checks.";
  private static final String JUDGED =
      "It asks a model by a prompt of promptfoo's. Make a criterion and a judge, and ask it by"
          + " 'llm-rubric' or 'judge'.";
  private static final String TRACES =
      "It reads the spans of the answer's trace, which a run does not have; 'trajectory:...' reads"
          + " the tool calls in the answer.";
  private static final String OLD_CALL =
      "A single function call is OpenAI's old form; use 'is-valid-openai-tools-call'.";
  private static final String REDTEAM = "Attacks are not generated here.";

  private static final Map<String, String> WHY =
      Map.ofEntries(
          Map.entry("javascript", CODE),
          Map.entry("python", CODE),
          Map.entry("ruby", CODE),
          Map.entry("webhook", "Answers are not sent elsewhere. " + CODE),
          Map.entry("guardrails", "Answers come without a guardrail's verdict; use 'is-refusal'."),
          Map.entry("finish-reason", "A cut-off or filtered answer is an error of the run here."),
          Map.entry("classifier", "No classifier is asked here; make a learned judge."),
          Map.entry("moderation", "No moderation service is asked here; use 'forbids-words'."),
          Map.entry(
              "trajectory:goal-success",
              "It asks a model by a prompt of promptfoo's. Make a judge whose rubric is the goal,"
                  + " and ask it by 'judge': it reads the answer with the tool calls in it."),
          Map.entry("is-valid-function-call", OLD_CALL),
          Map.entry("is-valid-openai-function-call", OLD_CALL),
          Map.entry("similar:dot", "Embeddings have length 1; use 'similar'."),
          Map.entry("similar:euclidean", "Embeddings have length 1; use 'similar'."));

  private static final List<String> BY_MODEL =
      List.of(
          "g-eval",
          "factuality",
          "model-graded-closedqa",
          "model-graded-factuality",
          "answer-relevance",
          "context-faithfulness",
          "context-recall",
          "context-relevance",
          "conversation-relevance",
          "agent-rubric",
          "search-rubric",
          "research-rubric",
          "video-rubric",
          "pi",
          "select-best",
          "max-score");

  private ForeignTypes() {}

  /** Why a kind is not taken; empty where promptfoo has none of that name either. */
  static Optional<String> why(String type) {
    if (WHY.containsKey(type)) {
      return Optional.ofNullable(WHY.get(type));
    }
    if (BY_MODEL.contains(type)) {
      return Optional.of(JUDGED);
    }
    if (type.startsWith("trace-") || type.equals("skill-used")) {
      return Optional.of(TRACES);
    }
    return type.startsWith("promptfoo:") ? Optional.of(REDTEAM) : Optional.empty();
  }
}
