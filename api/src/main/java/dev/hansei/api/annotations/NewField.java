package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.annotations.SpansKind;
import dev.hansei.workflows.annotations.SpansKind.On;
import dev.hansei.workflows.annotations.TextKind;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form.
 *
 * @param key names its answer: a small letter, then small letters, digits or dashes
 * @param criterion the criterion that it asks about, by id or name; none when absent
 * @param prompt the question
 * @param type pass-fail, categories (one of 2 to 9), many (one or several of 1 to 9), grades (1 to
 *     5), number, pairwise (which of two answers is better, or neither), spans (marked stretches of
 *     a text), correction (of the answer), code (a short phrase: open coding) or demonstration (the
 *     answer that should have been given)
 * @param names the categories; of the types categories, many and spans
 * @param anchors what grades 1 to 5 mean, five texts; those between may be empty
 * @param min the smallest number; of the type number, as are max and step
 * @param max the largest number
 * @param step from min in steps of this; 1 when absent
 * @param tolerance numbers so far apart count as the same; only equal ones when absent
 * @param on what is marked, of the type spans: answer or context; the answer when absent
 * @param required whether a label without it is refused; yes when absent
 * @param rubric how to decide; none when absent
 * @param examples at most 6
 */
public record NewField(
    String key,
    @Nullable String criterion,
    String prompt,
    String type,
    @Nullable List<String> names,
    @Nullable List<String> anchors,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable Double step,
    @Nullable Double tolerance,
    @Nullable String on,
    @Nullable Boolean required,
    @Nullable String rubric,
    @Nullable List<NewExample> examples) {
  private static final int KEY_CHARS_MAX = 40;
  private static final int CRITERION_CHARS_MAX = 80;
  private static final List<String> TYPES =
      List.of(
          "pass-fail",
          "categories",
          "many",
          "grades",
          "number",
          "pairwise",
          "spans",
          "correction",
          "code",
          "demonstration");
  private static final List<String> TEXTS = List.of("answer", "context");

  public NewField {
    Rules.text("key", key, KEY_CHARS_MAX);
    Rules.textOrEmpty("criterion", criterion, CRITERION_CHARS_MAX);
    Rules.text("prompt", prompt, Field.PROMPT_CHARS_MAX);
    if (!TYPES.contains(Rules.needed("type", type))) {
      throw Rules.unknownWord("type", type, TYPES);
    }
    boolean isNamed = List.of("categories", "many", "spans").contains(type);
    onlyOf(isNamed, "names", names, "categories, many and spans");
    onlyOf(type.equals("spans"), "on", on, "spans");
    if (on != null && !TEXTS.contains(on)) {
      throw Rules.unknownWord("on", on, TEXTS);
    }
    onlyOf(type.equals("grades"), "anchors", anchors, "grades");
    boolean isNumber = type.equals("number");
    onlyOf(isNumber, "min", min, "number");
    onlyOf(isNumber, "max", max, "number");
    onlyOf(isNumber, "step", step, "number");
    onlyOf(isNumber, "tolerance", tolerance, "number");
    Rules.textOrEmpty("rubric", rubric, Field.RUBRIC_CHARS_MAX);
    examples = Rules.listOrEmpty("examples", examples, Field.EXAMPLES_MAX);
    kind(type, new Parts(names, anchors, new Range(min, max, step, tolerance), on));
  }

  private static void onlyOf(boolean fits, String field, @Nullable Object value, String types) {
    if (!fits && value != null) {
      throw new InvalidFieldException(field, "Only the type %s has it.".formatted(types));
    }
  }

  /** What it takes. */
  LabelKind kind() {
    return kind(type, new Parts(names, anchors, new Range(min, max, step, tolerance), on));
  }

  /** What the kinds are made of. */
  private record Parts(
      @Nullable List<String> names,
      @Nullable List<String> anchors,
      Range range,
      @Nullable String on) {
    On text() {
      return "context".equals(on) ? On.CONTEXT : On.ANSWER;
    }
  }

  private record Range(
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double step,
      @Nullable Double tolerance) {
    NumberRange kind() {
      return new NumberRange(
          Rules.needed("min", min), Rules.needed("max", max), step == null ? 1 : step, tolerance);
    }
  }

  private static LabelKind kind(String type, Parts of) {
    return switch (type) {
      case "categories" ->
          checked("names", () -> new LabelKind.Categories(texts("names", of.names())));
      case "many" -> checked("names", () -> new LabelKind.Many(texts("names", of.names())));
      case "grades" ->
          checked("anchors", () -> new LabelKind.Grades(texts("anchors", of.anchors())));
      case "number" -> checked("min", of.range()::kind);
      case "pairwise" -> new LabelKind.Pairwise();
      case "spans" -> checked("names", () -> new SpansKind(texts("names", of.names()), of.text()));
      case "correction" -> new TextKind.Correction();
      case "code" -> new TextKind.Code();
      case "demonstration" -> new TextKind.Demonstration();
      default -> new LabelKind.PassFail();
    };
  }

  private static List<String> texts(String field, @Nullable List<String> given) {
    return Rules.list(field, given, LabelKind.CATEGORIES_MAX);
  }

  private static LabelKind checked(String field, Supplier<LabelKind> made) {
    try {
      return made.get();
    } catch (InvalidFieldException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(field, String.valueOf(e.getMessage()));
    }
  }

  boolean isRequired() {
    return required == null || required;
  }

  String rubricOrEmpty() {
    return rubric == null ? "" : rubric;
  }

  List<Field.Example> exampleList() {
    return examples == null ? List.of() : examples.stream().map(NewExample::example).toList();
  }
}
