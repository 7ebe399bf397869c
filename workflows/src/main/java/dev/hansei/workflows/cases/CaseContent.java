package dev.hansei.workflows.cases;

import dev.hansei.workflows.criteria.OwnAssertions;
import dev.hansei.workflows.lineage.Frozen;
import dev.hansei.workflows.models.Message;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a case asks and what a good answer says; its canonical JSON is what is hashed.
 *
 * @param reference the answer to compare with; empty where the case must be refused or has none
 * @param context passages that go before the model, best first
 * @param fields further variables for templates and assertions
 * @param own what this case asks beside its suite; absent for nothing
 * @param history the turns of user and assistant before the question, oldest first; absent where
 *     the question comes first, so that such cases keep their hash
 */
public record CaseContent(
    String question,
    String reference,
    List<ContextPassage> context,
    Map<String, String> fields,
    @Nullable OwnAssertions own,
    @Nullable List<Message> history) {
  /**
   * All of it together; a case lives in one row, and prompts beyond this are not asked of people.
   */
  public static final int BYTES_MAX = 256 * 1024;

  /** A conversation longer than this is a data set; also bounds what a page shows. */
  public static final int TURNS_MAX = 50;

  /** All turns together: some 25,000 tokens, which most models take before a question. */
  public static final int TURNS_CHARS_MAX = 100_000;

  public CaseContent {
    if (question.isBlank()) {
      throw new IllegalArgumentException("a case has a question");
    }
    Objects.requireNonNull(reference, "reference is null");
    context = List.copyOf(context);
    fields = Frozen.sorted(fields);
    history = history == null || history.isEmpty() ? null : List.copyOf(history);
    if (history != null) {
      checkTurns(history);
    }
  }

  /** One at the beginning of a conversation. */
  public CaseContent(
      String question,
      String reference,
      List<ContextPassage> context,
      Map<String, String> fields,
      @Nullable OwnAssertions own) {
    this(question, reference, context, fields, own, null);
  }

  private static void checkTurns(List<Message> turns) {
    long chars = turns.stream().mapToLong(turn -> turn.content().length()).sum();
    if (turns.size() > TURNS_MAX || chars > TURNS_CHARS_MAX) {
      throw new IllegalArgumentException(
          "a case has at most 50 turns and 100,000 characters before its question");
    }
    for (Message turn : turns) {
      if (turn.role() == Message.Role.SYSTEM || turn.content().isBlank()) {
        throw new IllegalArgumentException(
            "a turn is said by user or assistant and is not blank; instructions are the prompt's");
      }
    }
  }

  /** One that asks nothing beside its suite. */
  public CaseContent(
      String question, String reference, List<ContextPassage> context, Map<String, String> fields) {
    this(question, reference, context, fields, null);
  }

  /** The same with other fields. */
  public CaseContent withFields(Map<String, String> others) {
    return new CaseContent(question, reference, context, others, own, history);
  }

  /** The same with another reference answer. */
  public CaseContent withReference(String other) {
    return new CaseContent(question, other, context, fields, own, history);
  }

  /** What this case asks beside its suite, where it does. */
  public Optional<OwnAssertions> ownIfAny() {
    return Optional.ofNullable(own);
  }

  /** The turns before the question, oldest first; none where it comes first. */
  public List<Message> turns() {
    return history == null ? List.of() : history;
  }

  /**
   * The question with all that was said before it, as one text, each turn after who said it; the
   * question alone where nothing was. It tells apart what the question alone cannot: "Why?".
   */
  public String transcript() {
    return history == null ? question : told(history) + "\nuser: " + question;
  }

  /**
   * How the conversation began: its first turn, or the question where that came first. Turns of one
   * conversation have it in common, and so may others that begin alike.
   */
  public String opening() {
    return history == null ? question : history.getFirst().content();
  }

  /** Turns as one text, a line each: {@code user: ...}. */
  public static String told(List<Message> turns) {
    return turns.stream()
        .map(turn -> (turn.role() == Message.Role.USER ? "user: " : "assistant: ") + turn.content())
        .collect(Collectors.joining("\n"));
  }

  /** The passages as one text, blank lines between them; empty where there are none. */
  public String contextText() {
    return context.stream().map(ContextPassage::text).collect(Collectors.joining("\n\n"));
  }

  /**
   * A passage as the case keeps it: a copy, so that the case does not change with the document.
   *
   * @param score how well it fits by the retrieval that found it, in that one's unit; absent where
   *     nobody told, so that such cases keep their hash
   */
  public record ContextPassage(String id, String text, @Nullable Double score) {
    public ContextPassage {
      Objects.requireNonNull(id, "id is null");
      Objects.requireNonNull(text, "text is null");
      if (score != null && !Double.isFinite(score)) {
        throw new IllegalArgumentException("a passage's score is a number: " + score);
      }
    }

    /** One without a score. */
    public ContextPassage(String id, String text) {
      this(id, text, null);
    }
  }
}
