package dev.hansei.activities.cases;

import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.CaseReview;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Makes cases without a language model, by {@code builtin/extractive}: a question about a heading,
 * and as reference the sentences that come nearest, word for word. Its check is a rule: the
 * reference stands in the passages, and question and passages are about the same thing. What it
 * makes says so in its check's note.
 */
@Singleton
final class QuotingAuthor implements Author {
  static final String NOTE = "Made and checked without an LLM, by quoting the nearest sentences.";

  /** A heading's question is wide; a person's is about one fact. */
  private static final int SENTENCES_OF_HEADING = 2;

  private static final int SENTENCES_OF_ANSWER = 1;

  /** Below it the answerer refuses: on strange questions the best sentence scores less. */
  private static final double REFUSE_BELOW = 0.2;

  /** Cosine under which question and passage are about different things. */
  private static final double SAME_SUBJECT = 0.2;

  /** "It?" asks nothing. */
  private static final int QUESTION_CHARS_MIN = 10;

  private final ModelCalls models;
  private final Embedder embedder;

  QuotingAuthor(ModelCalls models, Embedder embedder) {
    this.models = models;
    this.embedder = embedder;
  }

  @Override
  public Written<Draft> draft(Commission commission, Excerpt excerpt) {
    String question =
        "What does the documentation say about %s?".formatted(subject(excerpt)).strip();
    var passage = new ContextPassage("passage-1", excerpt.text());
    return quote(commission, question, List.of(passage), SENTENCES_OF_HEADING, 0)
        .then(reference -> new Written.Text<>(new Draft(question, reference)));
  }

  @Override
  public Written<String> answer(
      Commission commission, String question, List<ContextPassage> passages) {
    return quote(commission, question, passages, SENTENCES_OF_ANSWER, REFUSE_BELOW)
        .then(answer ->
            Quotation.isFrom(answer, passages)
                ? new Written.Text<>(answer)
                : new Written.Nothing<>(CaseProblem.NOT_ANSWERABLE));
  }

  @Override
  public Written<Reviewed> review(Commission commission, Claim claim) {
    boolean grounded = Quotation.isFrom(claim.reference(), claim.evidence());
    boolean answerable = grounded && isAbout(claim.question(), claim.evidence());
    boolean unambiguous = claim.question().length() >= QUESTION_CHARS_MIN;
    return new Written.Text<>(
        new Reviewed(new CaseReview(answerable, grounded, unambiguous), NOTE));
  }

  /** The last heading, with the one above it so that two chapters' "Limits" differ. */
  private static String subject(Excerpt excerpt) {
    List<String> headings = List.of(excerpt.heading().split(" > "));
    if (excerpt.heading().isBlank()) {
      return excerpt.document();
    }
    return headings.size() < 2
        ? headings.getLast()
        : "%s in %s".formatted(headings.getLast(), headings.get(headings.size() - 2));
  }

  private Written<String> quote(
      Commission commission,
      String question,
      List<ContextPassage> passages,
      int sentences,
      double refuseBelow) {
    var request =
        new ModelRequest(
            commission.model(),
            List.of(new Message(Message.Role.USER, question)),
            ModelSettings.DEFAULTS,
            Map.of(
                "question",
                question,
                "context",
                passages.stream()
                    .map(passage -> Map.of("id", passage.id(), "text", passage.text()))
                    .toList(),
                "application",
                Map.of("maxSentences", sentences, "refuseBelow", refuseBelow)),
            "",
            0,
            "");
    return switch (models.call(commission.project(), request)) {
      case ModelReply.Failed _ -> new Written.Nothing<>(CaseProblem.MODEL_FAILED);
      case ModelReply.Answered answered -> new Written.Text<>(answered.text());
    };
  }

  private boolean isAbout(String question, List<ContextPassage> passages) {
    float[] asked = embedder.embed(List.of(question)).getFirst();
    return embedder.embed(passages.stream().map(ContextPassage::text).toList()).stream()
        .anyMatch(vector -> Cosine.of(asked, vector) >= SAME_SUBJECT);
  }
}
