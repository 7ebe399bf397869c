package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Marks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody marked in a text.
 *
 * @param sha256 of exactly the text that was marked
 * @param spans each with its category, in Unicode code points from 0, the end not included; none
 *     says that there is nothing to mark
 */
public record MarkedSpans(String sha256, List<Marks.Span> spans) {
  public MarkedSpans {
    spans = List.copyOf(spans);
  }

  /** Answers as they are shown and exported: words, texts and marks, by key; absent without any. */
  static Optional<Map<String, Object>> in(Answers answers) {
    Map<String, Object> shown = new LinkedHashMap<>();
    answers
        .byKey()
        .forEach((key, label) ->
            shown.put(
                key,
                label instanceof Marks marks
                    ? new MarkedSpans(marks.sha256().hex(), marks.spans())
                    : label.word()));
    return Optional.of(shown).filter(it -> !it.isEmpty());
  }
}
