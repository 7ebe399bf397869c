package dev.hansei.api.annotations.formats;

import dev.hansei.infra.registry.annotations.Rating;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnswerOrder;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One item with all that may be shown of what was said of it.
 *
 * @param sayings reviews and adjudication first, then what was brought from elsewhere
 */
record SaidItem(LabelledOutcome item, List<Saying> sayings) {
  SaidItem {
    sayings = List.copyOf(sayings);
  }

  /**
   * What one author said.
   *
   * @param answers by the key of the field; of a queue without a form in its only one
   * @param purpose review, adjudication or outside
   * @param order of a judge of pairs, which answer stood first: ab or ba; else empty
   */
  record Saying(
      Author author,
      Map<String, Label> answers,
      String note,
      String purpose,
      Instant at,
      String order) {
    boolean isAdjudication() {
      return purpose.equals(word(Purpose.ADJUDICATION));
    }
  }

  static SaidItem of(LabelledOutcome item, List<Rating> brought) {
    List<Saying> sayings = new ArrayList<>();
    item.annotations().forEach(said -> sayings.add(saying(said)));
    brought.forEach(rating ->
        sayings.add(
            new Saying(
                rating.author(),
                rating.answers().byKey(),
                rating.note(),
                "outside",
                rating.createdAt(),
                rating.order().map(AnswerOrder::word).orElse(""))));
    return new SaidItem(item, sayings);
  }

  private static Saying saying(Annotation said) {
    Answers answers =
        said.answers().isEmpty() ? Answers.of(Form.ONLY, said.label()) : said.answers();
    return new Saying(
        said.author(), answers.byKey(), said.note(), word(said.purpose()), said.createdAt(), "");
  }

  private static String word(Purpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT);
  }

  /** Those that other tools have a place for: what was said in one order is not among them. */
  SaidItem withoutOrders() {
    return new SaidItem(item, sayings.stream().filter(said -> said.order().isEmpty()).toList());
  }

  String hash() {
    return item.task().item().toString();
  }

  String question() {
    return item.asked().transcript();
  }

  /** What was labelled; of a pair, answer a. */
  String output() {
    return item.answer();
  }

  /** Answer b of a pair. */
  Optional<String> other() {
    return item.shown().other();
  }

  /** The texts by the names under which an import finds them. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(ItemNames.QUESTION, question());
    texts.put(ItemNames.OUTPUT, output());
    other().ifPresent(b -> texts.put(ItemNames.OTHER, b));
    return texts;
  }
}
