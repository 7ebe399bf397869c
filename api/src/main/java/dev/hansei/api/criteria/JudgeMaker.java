package dev.hansei.api.criteria;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.Hazard;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.criteria.JudgeMethod.Jury;
import dev.hansei.workflows.criteria.StepWriter;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes judge versions of every kind that people ask for. */
@Singleton
final class JudgeMaker {
  private static final int USUAL_GRADE = 4;

  private final Judges judges;
  private final StepWriter steps;

  JudgeMaker(Judges judges, StepWriter steps) {
    this.judges = judges;
    this.steps = steps;
  }

  /** Makes one; the same content gives the version that is there. */
  Judge make(ProjectId project, Criterion criterion, NewJudge body, Actor actor) {
    var wanted =
        new Judges.NewJudge(
            criterion.id(), body.rubricOrUsual(), body.modelOrJury(), body.settingsOrDefaults());
    Optional<JudgeMethod> method = method(project, criterion, body);
    return judges.create(project, method.map(wanted::by).orElse(wanted), actor);
  }

  private Optional<JudgeMethod> method(ProjectId project, Criterion criterion, NewJudge body) {
    JudgeKind kind = body.kindOrRubric();
    Double asked = body.passesFrom();
    double from = asked == null ? KindWords.usualThreshold(kind) : asked;
    return switch (kind) {
      case RUBRIC, LEARNED -> Optional.empty();
      case GRADES -> Optional.of(grades(body));
      case CATEGORIES -> Optional.of(categories(body));
      case G_EVAL -> Optional.of(new JudgeMethod.GEval(steps(project, criterion, body), from));
      case FACTUAL_CONSISTENCY -> Optional.of(new JudgeMethod.FactualConsistency(from));
      case ANSWER_RELEVANCE -> Optional.of(new JudgeMethod.AnswerRelevance(from));
      case CONTEXT_PRECISION -> Optional.of(new JudgeMethod.ContextPrecision(from));
      case CONTEXT_RECALL -> Optional.of(new JudgeMethod.ContextRecall(from));
      case REFERENCE_EQUIVALENCE -> Optional.of(new JudgeMethod.ReferenceEquivalence(from));
      case FEEDBACK_INCORPORATION -> Optional.of(new JudgeMethod.FeedbackIncorporation(from));
      case SAFETY -> Optional.of(safety(body));
      case JURY -> Optional.of(jury(body, from));
      case PAIRWISE -> Optional.of(new JudgeMethod.Pairwise());
    };
  }

  private static JudgeMethod grades(NewJudge body) {
    Integer grade = body.passingGrade();
    return of("passingGrade", () -> new JudgeMethod.Grades(grade == null ? USUAL_GRADE : grade));
  }

  private static JudgeMethod categories(NewJudge body) {
    List<NewCategory> wanted = body.categories() == null ? List.of() : body.categories();
    return of(
        "categories",
        () -> new JudgeMethod.Categories(wanted.stream().map(NewCategory::category).toList()));
  }

  private static JudgeMethod safety(NewJudge body) {
    List<Hazard> wanted = body.hazards();
    return wanted == null
        ? JudgeMethod.Safety.all()
        : of("hazards", () -> new JudgeMethod.Safety(wanted.stream().sorted().toList()));
  }

  private static JudgeMethod jury(NewJudge body, double from) {
    List<String> members = body.members() == null ? List.of() : body.members();
    Jury.Rule rule = body.rule() == null ? Jury.Rule.MAJORITY : body.rule();
    return of("members", () -> new Jury(members.stream().map(JudgeId::of).toList(), rule, from));
  }

  /** The lead's, or those that the model writes from the criterion. */
  private List<String> steps(ProjectId project, Criterion criterion, NewJudge body) {
    List<String> given = body.steps();
    if (given != null) {
      of("steps", () -> new JudgeMethod.GEval(given, 1));
      return given;
    }
    var wanted =
        new StepWriter.Wanted(
            criterion.sentence(),
            body.rubricOrUsual(),
            body.modelOrJury(),
            body.settingsOrDefaults());
    return switch (steps.write(project, wanted)) {
      case StepWriter.Written.Steps(var written) -> written;
      case StepWriter.Written.Nothing(var why) ->
          throw ApiProblem.of(
                  HttpStatus.BAD_GATEWAY,
                  "no-steps-written",
                  "The steps could not be written",
                  "No judge was made: %s. Try again, or give the steps yourself.".formatted(why))
              .raise();
    };
  }

  /** What a method refuses is a field's fault. */
  private static JudgeMethod of(String field, Supplier<JudgeMethod> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(field, String.valueOf(e.getMessage()));
    }
  }
}
