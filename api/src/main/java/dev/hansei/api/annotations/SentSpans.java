package dev.hansei.api.annotations;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.annotations.Marks;
import dev.hansei.workflows.lineage.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Spans as a body has them, {@code {sha256, spans: [{category, start, end}]}}, as one word. */
final class SentSpans {
  private SentSpans() {}

  /** What marks say, canonical. */
  static String word(String field, Map<?, ?> sent) {
    if (!sent.keySet().equals(Set.of("sha256", "spans"))
        || !(sent.get("sha256") instanceof String hash)
        || !(sent.get("spans") instanceof List<?> spans)
        || spans.size() > Marks.SPANS_MAX) {
      throw new InvalidFieldException(
          field, "Spans are {sha256, spans: [...]}, with at most 100 spans.");
    }
    try {
      return new Marks(new Sha256(hash), spans.stream().map(one -> span(field, one)).toList())
          .word();
    } catch (InvalidFieldException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(field, String.valueOf(e.getMessage()));
    }
  }

  private static Marks.Span span(String field, @Nullable Object sent) {
    if (sent instanceof Map<?, ?> span
        && span.size() == 3
        && span.get("category") instanceof String category
        && span.get("start") instanceof Integer start
        && span.get("end") instanceof Integer end) {
      return new Marks.Span(category, start, end);
    }
    throw new InvalidFieldException(
        field, "A span is {category, start, end}, in whole characters from 0.");
  }
}
