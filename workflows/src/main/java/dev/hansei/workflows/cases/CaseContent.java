package dev.hansei.workflows.cases;

import dev.hansei.workflows.criteria.OwnAssertions;
import dev.hansei.workflows.lineage.Frozen;
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
 */
public record CaseContent(
    String question,
    String reference,
    List<ContextPassage> context,
    Map<String, String> fields,
    @Nullable OwnAssertions own) {
  /**
   * All of it together; a case lives in one row, and prompts beyond this are not asked of people.
   */
  public static final int BYTES_MAX = 256 * 1024;

  public CaseContent {
    if (question.isBlank()) {
      throw new IllegalArgumentException("a case has a question");
    }
    Objects.requireNonNull(reference, "reference is null");
    context = List.copyOf(context);
    fields = Frozen.sorted(fields);
  }

  /** One that asks nothing beside its suite. */
  public CaseContent(
      String question, String reference, List<ContextPassage> context, Map<String, String> fields) {
    this(question, reference, context, fields, null);
  }

  /** The same with other fields. */
  public CaseContent withFields(Map<String, String> others) {
    return new CaseContent(question, reference, context, others, own);
  }

  /** What this case asks beside its suite, where it does. */
  public Optional<OwnAssertions> ownIfAny() {
    return Optional.ofNullable(own);
  }

  /** The passages as one text, blank lines between them; empty where there are none. */
  public String contextText() {
    return context.stream().map(ContextPassage::text).collect(Collectors.joining("\n\n"));
  }

  /** A passage as the case keeps it: a copy, so that the case does not change with the document. */
  public record ContextPassage(String id, String text) {
    public ContextPassage {
      Objects.requireNonNull(id, "id is null");
      Objects.requireNonNull(text, "text is null");
    }
  }
}
