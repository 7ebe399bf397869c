package dev.hansei.activities.criteria;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a judge is shown.
 *
 * @param passages of the case's context, best first; none where it has no context
 * @param reference empty where the case has none
 * @param feedback what people said of an earlier answer; empty where the case carries none
 * @param rival the answer of the run that this one is compared with; empty where there is none
 * @param repetition which repeat of the case it is, from 0
 * @param freshness empty where an earlier reply may be used again; otherwise what wants a fresh one
 */
public record JudgedAnswer(
    String question,
    List<String> passages,
    String reference,
    Feedback feedback,
    String answer,
    Optional<String> rival,
    int repetition,
    String freshness) {
  public JudgedAnswer {
    Objects.requireNonNull(question, "question is null");
    passages = List.copyOf(passages);
    Objects.requireNonNull(reference, "reference is null");
    Objects.requireNonNull(feedback, "feedback is null");
    Objects.requireNonNull(answer, "answer is null");
    Objects.requireNonNull(rival, "rival is null");
    if (repetition < 0) {
      throw new IllegalArgumentException("repetition is negative: " + repetition);
    }
    Objects.requireNonNull(freshness, "freshness is null");
  }

  /** One of which an earlier reply may be used again. */
  public JudgedAnswer(
      String question,
      List<String> passages,
      String reference,
      Feedback feedback,
      String answer,
      Optional<String> rival,
      int repetition) {
    this(question, passages, reference, feedback, answer, rival, repetition, "");
  }

  /**
   * What people said of an earlier answer to the same question.
   *
   * @param said by users and annotators; empty where nobody did
   * @param earlier the answer they said it of; empty where it is not known
   */
  public record Feedback(String said, String earlier) {
    static final Feedback NONE = new Feedback("", "");

    public Feedback {
      Objects.requireNonNull(said, "said is null");
      Objects.requireNonNull(earlier, "earlier is null");
    }
  }

  /** One without feedback, and with a context of one text. */
  public JudgedAnswer(
      String question, String context, String reference, String answer, int repetition) {
    this(
        question,
        context.isEmpty() ? List.of() : List.of(context),
        reference,
        Feedback.NONE,
        answer,
        Optional.empty(),
        repetition);
  }

  /** The same beside the answer of another run. */
  public JudgedAnswer against(Optional<String> other) {
    return new JudgedAnswer(
        question, passages, reference, feedback, answer, other, repetition, freshness);
  }

  /** The same, to be asked afresh by whoever is named; nothing where the name is empty. */
  public JudgedAnswer freshFor(String whom) {
    return new JudgedAnswer(
        question, passages, reference, feedback, answer, rival, repetition, whom);
  }

  /** The passages as one text, blank lines between them. */
  String context() {
    return String.join("\n\n", passages);
  }

  /** Question, reference where there is one, and answer: what a rubric is applied to. */
  Map<String, String> asked() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("question", question);
    if (!reference.isBlank()) {
      parts.put("reference", reference);
    }
    parts.put("answer", answer);
    return parts;
  }

  /** The same with the passages of the context before the answer. */
  Map<String, String> everything() {
    Map<String, String> parts = asked();
    parts.remove("answer");
    parts.putAll(numbered("passage", passages));
    parts.put("answer", answer);
    return parts;
  }

  /** Texts as parts, counted from 1. */
  static Map<String, String> numbered(String name, List<String> texts) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      parts.put("%s-%d".formatted(name, i + 1), texts.get(i));
    }
    return parts;
  }
}
