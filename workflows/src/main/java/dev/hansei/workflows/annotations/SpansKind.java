package dev.hansei.workflows.annotations;

import dev.hansei.workflows.lineage.Sha256;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Stretches of a text, each with one of 1 to 9 categories.
 *
 * @param categories what a stretch can be
 * @param on the text that is marked
 */
public record SpansKind(List<String> categories, On on) implements TextKind {
  /** The text that is marked. */
  public enum On {
    /** The answer. */
    ANSWER,
    /** The passages that the question came with, as one text with blank lines between them. */
    CONTEXT
  }

  public SpansKind {
    categories = LabelKind.checked(categories, 1);
    Objects.requireNonNull(on, "on is null");
  }

  /** Reads what {@link Marks#word()} writes; empty where a category is none of this kind. */
  @Override
  public Optional<Label> label(String word) {
    return Marks.read(word)
        .filter(
            marks -> marks.spans().stream().allMatch(span -> categories.contains(span.category())))
        .map(marks -> marks);
  }

  @Override
  public String takes() {
    return "spans {sha256, spans: [{category, start, end}]} of the %s, each %s"
        .formatted(on == On.ANSWER ? "answer" : "context", String.join(" or ", categories));
  }

  /**
   * What is wrong with marks of a text, for the person; empty where nothing is.
   *
   * @param text as it was shown
   */
  public Optional<String> problem(Marks marks, String text) {
    if (!Sha256.of(text).equals(marks.sha256())) {
      return Optional.of("Another text was marked than this item's; load the item again.");
    }
    int length = text.codePointCount(0, text.length());
    return marks.spans().stream()
        .filter(span -> span.end() > length)
        .findFirst()
        .map(span ->
            "A span ends at %d, but the text has %d characters.".formatted(span.end(), length));
  }
}
