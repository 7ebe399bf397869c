package dev.hansei.api.criteria;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.pages.Names;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.Hazard;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.criteria.JudgeMethod.Jury;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A judge version to be made.
 *
 * @param kind rubric when absent; a learned judge comes of a calibration
 * @param rubric what to look for, in plain words; the kinds that bring their own question need none
 * @param model a model that can follow a rubric; a jury has none, since its members have theirs
 * @param settings how it is asked; absent, its provider's own defaults
 * @param passesFrom the value from which it passes an answer, above 0, at most 1; for kinds whose
 *     value decides
 * @param passingGrade for grades: the lowest that passes, 2 to 5; 4 when absent
 * @param categories for categories: 2 to 20
 * @param steps for g-eval: 1 to 12; absent, the model writes them once, which is one paid call
 * @param hazards for safety: codes of AILuminate's hazard categories; all twelve when absent
 * @param members for a jury: the ids of 2 to 7 judge versions
 * @param rule for a jury: majority when absent
 */
public record NewJudge(
    @Nullable JudgeKind kind,
    @Nullable String rubric,
    @Nullable ModelName model,
    @Nullable ModelSettings settings,
    @Nullable Double passesFrom,
    @Nullable Integer passingGrade,
    @Nullable List<NewCategory> categories,
    @Nullable List<String> steps,
    @Nullable List<Hazard> hazards,
    @Nullable List<String> members,
    Jury.@Nullable Rule rule) {
  /** They answer from passages or from recordings, and follow no instruction. */
  private static final Set<String> CANNOT_JUDGE = Set.of("builtin", "recorded");

  public NewJudge {
    JudgeKind wanted = kind == null ? JudgeKind.RUBRIC : kind;
    if (wanted == JudgeKind.LEARNED) {
      throw new InvalidFieldException(
          "kind", "A learned judge is made by a calibration that learns it from labels.");
    }
    if (rubric != null || KindWords.usualRubric(wanted).isEmpty()) {
      Rules.text("rubric", rubric, Judge.RUBRIC_CHARS_MAX);
    }
    checkModel(wanted, model);
    only("passesFrom", passesFrom, wanted, KindWords.GRADED);
    only("passingGrade", passingGrade, wanted, Set.of(JudgeKind.GRADES));
    only("categories", categories, wanted, Set.of(JudgeKind.CATEGORIES));
    only("steps", steps, wanted, Set.of(JudgeKind.G_EVAL));
    only("hazards", hazards, wanted, Set.of(JudgeKind.SAFETY));
    only("members", members, wanted, Set.of(JudgeKind.JURY));
    only("rule", rule, wanted, Set.of(JudgeKind.JURY));
    if (passesFrom != null && !(passesFrom > 0 && passesFrom <= 1)) {
      throw new InvalidFieldException("passesFrom", "It is above 0 and at most 1.");
    }
    if (wanted == JudgeKind.CATEGORIES) {
      categories = Rules.list("categories", categories, JudgeMethod.Categories.COUNT_MAX);
    }
    if (wanted == JudgeKind.JURY) {
      members = Rules.list("members", members, Jury.MEMBERS_MAX);
      members.forEach(member -> Rules.id("members", member));
    }
    hazards = hazards == null ? null : Rules.list("hazards", hazards, Hazard.values().length);
    steps = steps == null ? null : Rules.list("steps", steps, JudgeMethod.GEval.STEPS_MAX);
  }

  private static void checkModel(JudgeKind kind, @Nullable ModelName model) {
    if (kind == JudgeKind.JURY) {
      if (model != null) {
        throw new InvalidFieldException(
            "model", "A jury's members have their own models; leave it out.");
      }
      return;
    }
    Rules.needed("model", model);
    if (model != null && CANNOT_JUDGE.contains(model.provider())) {
      throw new InvalidFieldException(
          "model",
          "%s is no language model and cannot follow a rubric. Name one that can, such as openai/gpt-4o-mini, or use a metric that needs no judge."
              .formatted(model));
    }
  }

  private static void only(
      String field, @Nullable Object value, JudgeKind kind, Set<JudgeKind> allowed) {
    if (value != null && !allowed.contains(kind)) {
      throw new InvalidFieldException(
          field, "A judge of kind %s has none; leave it out.".formatted(Names.slug(kind)));
    }
  }

  JudgeKind kindOrRubric() {
    return kind == null ? JudgeKind.RUBRIC : kind;
  }

  String rubricOrUsual() {
    return rubric == null ? KindWords.usualRubric(kindOrRubric()) : rubric;
  }

  ModelName modelOrJury() {
    return model == null ? Judge.JURY_MODEL : model;
  }

  ModelSettings settingsOrDefaults() {
    return settings == null ? ModelSettings.DEFAULTS : settings;
  }
}
