package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.Marks;
import dev.hansei.workflows.lineage.Sha256;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked about, and what was said of it, in words that leads read. */
final class SaidWords {
  /** A mark in a line; who wants the whole of it opens the item. */
  private static final int MARKED_CHARS_MAX = 60;

  private SaidWords() {}

  /** The answer of an item, or both with their letters. */
  static String answer(Item item) {
    return item.other().map(b -> "a: " + item.answer() + "\n\nb: " + b).orElseGet(item::answer);
  }

  /** The label, or with a form what was said in each field. */
  static String of(Annotation said, Item item) {
    return said.answers().isEmpty()
        ? of(said.label(), item)
        : said.answers().byKey().entrySet().stream()
            .map(one -> DeskWords.answer(one.getKey(), of(one.getValue(), item)))
            .collect(Collectors.joining(" · "));
  }

  private static String of(Label label, Item item) {
    if (!(label instanceof Marks marks)) {
      return label.word();
    }
    return marks.spans().isEmpty()
        ? "nothing to mark"
        : marks.spans().stream()
            .map(span -> span.category() + " " + marked(marks.sha256(), span, item))
            .collect(Collectors.joining(", "));
  }

  /** The words of a mark; where the text that was marked is not there any more, its place. */
  private static String marked(Sha256 text, Marks.Span span, Item item) {
    return texts(item)
        .filter(it -> Sha256.of(it).equals(text))
        .filter(it -> span.end() <= it.codePointCount(0, it.length()))
        .findFirst()
        .map(it -> "“%s”".formatted(excerpt(it, span)))
        .orElseGet(() -> "(%d to %d)".formatted(span.start() + 1, span.end()));
  }

  private static Stream<String> texts(Item item) {
    return Stream.concat(
        List.of(item.answer(), item.asked().contextText()).stream(), item.other().stream());
  }

  private static String excerpt(String text, Marks.Span span) {
    int end = Math.min(span.end(), span.start() + MARKED_CHARS_MAX);
    String words =
        text.substring(text.offsetByCodePoints(0, span.start()), text.offsetByCodePoints(0, end));
    return end < span.end() ? words + "…" : words;
  }
}
