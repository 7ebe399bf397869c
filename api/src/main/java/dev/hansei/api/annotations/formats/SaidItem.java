package dev.hansei.api.annotations.formats;

import dev.hansei.infra.registry.annotations.Prelabels.Shown;
import dev.hansei.infra.registry.annotations.Rating;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationId;
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
   * @param shown what a judge was shown to say before: it is no label of somebody who was blind
   */
  record Saying(
      Author author,
      Map<String, Label> answers,
      String note,
      String purpose,
      Instant at,
      String order,
      Optional<Shown> shown) {
    boolean isAdjudication() {
      return purpose.equals(word(Purpose.ADJUDICATION));
    }
  }

  /**
   * All that was said of an item.
   *
   * @param shown to the authors of annotations, by their ids
   */
  static SaidItem of(LabelledOutcome item, List<Rating> brought, Map<AnnotationId, Shown> shown) {
    List<Saying> sayings = new ArrayList<>();
    item.annotations()
        .forEach(said -> sayings.add(saying(said, Optional.ofNullable(shown.get(said.id())))));
    brought.forEach(rating ->
        sayings.add(
            new Saying(
                rating.author(),
                rating.answers().byKey(),
                rating.note(),
                "outside",
                rating.createdAt(),
                rating.order().map(AnswerOrder::word).orElse(""),
                Optional.empty())));
    return new SaidItem(item, sayings);
  }

  private static Saying saying(Annotation said, Optional<Shown> shown) {
    Answers answers =
        said.answers().isEmpty() ? Answers.of(Form.ONLY, said.label()) : said.answers();
    return new Saying(
        said.author(),
        answers.byKey(),
        said.note(),
        word(said.purpose()),
        said.createdAt(),
        "",
        shown);
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
