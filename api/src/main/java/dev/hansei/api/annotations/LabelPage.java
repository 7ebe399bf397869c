package dev.hansei.api.annotations;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.annotations.Sides;
import dev.hansei.workflows.annotations.SpansKind;
import dev.hansei.workflows.annotations.SpansKind.On;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.criteria.Criterion;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The page on which somebody labels: everything but the items, which a script asks for.
 *
 * @param form what is asked; of one field where the queue asks by no form
 */
public record LabelPage(Frame frame, QueueView view, Optional<Criterion> criterion, Form form) {
  /** Where the script asks. */
  public String api() {
    return "/api/v1/projects/%s/annotations".formatted(frame.project());
  }

  /** Where the script asks for the texts of an item. */
  public String pages() {
    return frame.to("/annotations");
  }

  /** What is asked of each answer, in one sentence. */
  public String question() {
    if (view.queue().plan().form().isPresent()) {
      return form.fields().size() == 1 ? form.lead().prompt() : form.name();
    }
    return criterion.map(Criterion::sentence).orElse(view.queue().plan().name());
  }

  /** Whether one key says all: the only field has a button for each answer. */
  public boolean isOneKey() {
    return form.fields().size() == 1
        && switch (form.lead().kind()) {
          case LabelKind.PassFail _,
              LabelKind.Categories _,
              LabelKind.Grades _,
              LabelKind.Pairwise _ ->
              true;
          case LabelKind.Many _, NumberRange _, TextKind _ -> false;
        };
  }

  /** The buttons of the one field, with the keys that press them. */
  public List<Choice> choices() {
    return choices(form.lead());
  }

  /** The answers of a field that has buttons; none where something is written. */
  public List<Choice> choices(Field field) {
    LabelKind kind = field.kind();
    return switch (kind) {
      case LabelKind.PassFail _ ->
          List.of(
              new Choice("pass", "1", "p", "good", ""), new Choice("fail", "2", "f", "bad", ""));
      case LabelKind.Categories(var names) -> numbered(names, List.of());
      case LabelKind.Many(var names) -> numbered(names, List.of());
      case LabelKind.Grades(var anchors) -> numbered(kind.words(), anchors);
      // The keys on which the two first fingers rest, for the two sides.
      case LabelKind.Pairwise _ ->
          List.of(
              new Choice(Sides.FIRST, "1", "f", "", "is better"),
              new Choice(Sides.SECOND, "2", "j", "", "is better"),
              new Choice(Label.Preference.TIE, "3", "t", "", "neither is better"));
      case SpansKind(var categories, _) -> numbered(categories, List.of());
      case NumberRange _, TextKind _ -> List.of();
    };
  }

  private static List<Choice> numbered(List<String> words, List<String> anchors) {
    return IntStream.range(0, words.size())
        .mapToObj(i ->
            new Choice(
                words.get(i),
                String.valueOf(i + 1),
                "",
                "",
                anchors.isEmpty() ? "" : anchors.get(i)))
        .toList();
  }

  /** How a field is answered: one, many, number, spans, correction, code or demonstration. */
  public String type(Field field) {
    return switch (field.kind()) {
      case LabelKind.PassFail _, LabelKind.Categories _, LabelKind.Grades _, LabelKind.Pairwise _ ->
          "one";
      case LabelKind.Many _ -> "many";
      case NumberRange _ -> "number";
      case SpansKind _ -> "spans";
      case TextKind.Correction _ -> "correction";
      case TextKind.Code _ -> "code";
      case TextKind.Demonstration _ -> "demonstration";
    };
  }

  /** The range of a field that takes a number. */
  public Optional<NumberRange> range(Field field) {
    return field.kind() instanceof NumberRange range ? Optional.of(range) : Optional.empty();
  }

  /** Whether a field takes a text of many lines. */
  public boolean isWritten(Field field) {
    return field.kind() instanceof TextKind.Correction
        || field.kind() instanceof TextKind.Demonstration;
  }

  /** Whether any field does. */
  public boolean hasTexts() {
    return form.fields().stream().anyMatch(this::isWritten);
  }

  /** Whether any field has spans marked. */
  public boolean hasSpans() {
    return form.fields().stream().anyMatch(field -> field.kind() instanceof SpansKind);
  }

  /** What is marked in a field that takes spans: answer or context. */
  public String marked(Field field) {
    return field.kind() instanceof SpansKind spans && spans.on() == On.CONTEXT
        ? "context"
        : "answer";
  }

  /** Whether there is anything to read beside the item. */
  public boolean hasGuide() {
    return !view.rubric().isEmpty()
        || form.fields().stream()
            .anyMatch(field -> !field.rubric().isEmpty() || !field.examples().isEmpty());
  }

  /**
   * A label and its keys; {@code letter} and {@code shape} are maybe empty.
   *
   * @param anchor what a grade means; maybe empty
   */
  public record Choice(String word, String key, String letter, String shape, String anchor) {}
}
