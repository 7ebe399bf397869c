package dev.hansei.api.criteria;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Names;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.Hazard;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.JudgeMethod.Jury;
import dev.hansei.workflows.models.ModelName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of the form that makes a judge, and the judge that they describe. */
final class JudgeFormReader {
  static final String MODEL = "model";
  static final String RUBRIC = "rubric";
  static final String PASSES_FROM = "passesFrom";
  static final String PASSING_GRADE = "passingGrade";
  static final String PASS = "pass";
  static final String FAIL = "fail";
  static final String STEPS = "steps";
  static final String RULE = "rule";
  static final String MEMBERS = "members";
  static final String HAZARDS = "hazards";

  /** Begins the name of a hazard's box. */
  static final String HAZARD = "hazard-";

  /** Begins the name of a juror's box. */
  static final String MEMBER = "member-";

  /** What the bodies of the API call the two fields together. */
  private static final String CATEGORIES = "categories";

  private static final int DIGITS_MAX = 20;

  private JudgeFormReader() {}

  /** What a kind has to be filled in. */
  static List<String> fields(JudgeKind kind) {
    List<String> fields = new ArrayList<>();
    if (kind != JudgeKind.JURY) {
      fields.add(MODEL);
      fields.addAll(SettingsFields.ALL);
    }
    fields.add(RUBRIC);
    if (KindWords.GRADED.contains(kind)) {
      fields.add(PASSES_FROM);
    }
    switch (kind) {
      case GRADES -> fields.add(PASSING_GRADE);
      case CATEGORIES -> fields.addAll(List.of(PASS, FAIL));
      case G_EVAL -> fields.add(STEPS);
      case SAFETY -> fields.add(HAZARDS);
      case JURY -> fields.addAll(List.of(MEMBERS, RULE));
      case RUBRIC,
          LEARNED,
          FACTUAL_CONSISTENCY,
          ANSWER_RELEVANCE,
          CONTEXT_PRECISION,
          CONTEXT_RECALL,
          REFERENCE_EQUIVALENCE,
          FEEDBACK_INCORPORATION,
          PAIRWISE -> {
        // They have nothing of their own.
      }
    }
    return List.copyOf(fields);
  }

  /** What stands in the fields before anybody wrote anything. */
  static Map<String, String> usual(JudgeKind kind) {
    Map<String, String> usual = new LinkedHashMap<>();
    usual.put(RUBRIC, KindWords.usualRubric(kind));
    usual.put(PASSES_FROM, Figures.score(KindWords.usualThreshold(kind)));
    usual.put(PASSING_GRADE, "4");
    usual.put(RULE, Names.slug(Jury.Rule.MAJORITY));
    return usual;
  }

  /**
   * The judge that is wanted.
   *
   * @throws InvalidFieldException that names the field
   */
  static NewJudge read(JudgeKind kind, Map<String, String> form) {
    List<String> fields = fields(kind);
    return new NewJudge(
        kind,
        text(form, RUBRIC),
        fields.contains(MODEL) ? model(form) : null,
        fields.contains(MODEL) ? SettingsFields.read(form) : null,
        fields.contains(PASSES_FROM) ? number(form) : null,
        fields.contains(PASSING_GRADE) ? grade(form) : null,
        fields.contains(PASS) ? categories(form) : null,
        fields.contains(STEPS) ? steps(form) : null,
        fields.contains(HAZARDS) ? hazards(form) : null,
        fields.contains(MEMBERS) ? members(form) : null,
        fields.contains(RULE) ? rule(form) : null);
  }

  /** The sentence that stands beside a field of the form. */
  static Map<String, String> errors(JudgeKind kind, InvalidFieldException fault) {
    String field = fault.field();
    if (field.startsWith(CATEGORIES)) {
      return Map.of(PASS, fault.rule());
    }
    int index = field.indexOf('[');
    String plain = index < 0 ? field : field.substring(0, index);
    return Map.of(
        fields(kind).contains(plain) || plain.equals(FAIL) ? plain : RUBRIC, fault.rule());
  }

  private static @Nullable String text(Map<String, String> form, String field) {
    String text = form.getOrDefault(field, "").strip();
    return text.isEmpty() ? null : text;
  }

  private static @Nullable ModelName model(Map<String, String> form) {
    String text = text(form, MODEL);
    try {
      return text == null ? null : new ModelName(text);
    } catch (IllegalArgumentException _) {
      throw new InvalidFieldException(
          MODEL, "A model is named provider/model, such as openai/gpt-4o-mini.");
    }
  }

  private static @Nullable Double number(Map<String, String> form) {
    String text = text(form, PASSES_FROM);
    if (text == null) {
      return null;
    }
    if (text.length() > DIGITS_MAX || !text.matches("\\d+(\\.\\d+)?")) {
      throw new InvalidFieldException(PASSES_FROM, "A number above 0 and at most 1, such as 0.7.");
    }
    return Double.valueOf(text);
  }

  private static @Nullable Integer grade(Map<String, String> form) {
    String text = text(form, PASSING_GRADE);
    if (text != null && !text.matches("[2-5]")) {
      throw new InvalidFieldException(PASSING_GRADE, "It is 2, 3, 4 or 5.");
    }
    return text == null ? null : Integer.valueOf(text);
  }

  private static List<NewCategory> categories(Map<String, String> form) {
    List<NewCategory> read = new ArrayList<>();
    lines(form, PASS).forEach(line -> read.add(category(PASS, line)));
    lines(form, FAIL).forEach(line -> read.add(category(FAIL, line)));
    return read;
  }

  /** What stands after the last '=' is the value where it is a number, and else of the name. */
  private static NewCategory category(String field, String line) {
    int equals = line.lastIndexOf('=');
    boolean valued = equals > 0 && line.substring(equals + 1).strip().matches("\\d(\\.\\d{1,9})?");
    String name = valued ? line.substring(0, equals).strip() : line;
    Double value = valued ? Double.valueOf(line.substring(equals + 1).strip()) : null;
    try {
      return new NewCategory(name, value, field.equals(PASS));
    } catch (InvalidFieldException e) {
      throw new InvalidFieldException(field, e.rule());
    }
  }

  /** None: the model writes them. */
  private static @Nullable List<String> steps(Map<String, String> form) {
    List<String> steps = lines(form, STEPS);
    return steps.isEmpty() ? null : steps;
  }

  private static List<String> lines(Map<String, String> form, String field) {
    return form.getOrDefault(field, "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** None: all of them. */
  private static @Nullable List<Hazard> hazards(Map<String, String> form) {
    List<Hazard> ticked =
        Arrays.stream(Hazard.values())
            .filter(hazard -> form.containsKey(HAZARD + hazard.code()))
            .toList();
    return ticked.isEmpty() ? null : ticked;
  }

  private static List<String> members(Map<String, String> form) {
    List<String> members =
        form.keySet().stream()
            .filter(name -> name.startsWith(MEMBER))
            .map(name -> name.substring(MEMBER.length()))
            .sorted()
            .toList();
    if (members.size() < Jury.MEMBERS_MIN || members.size() > Jury.MEMBERS_MAX) {
      throw new InvalidFieldException(
          MEMBERS, "Tick 2 to 7 judges; %d are ticked.".formatted(members.size()));
    }
    return members;
  }

  private static Jury.@Nullable Rule rule(Map<String, String> form) {
    String text = text(form, RULE);
    if (text == null) {
      return null;
    }
    return Names.find(Jury.Rule.class, text)
        .orElseThrow(() -> new InvalidFieldException(RULE, "majority, mean or unanimous."));
  }
}
