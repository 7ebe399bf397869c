package dev.hansei.api.criteria;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Names;
import dev.hansei.workflows.criteria.Hazard;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.JudgeMethod;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What kinds of judges are called, what they look for, and from which value they usually pass. */
public final class KindWords {
  /** Kinds with a threshold of their own; that of grades is a grade. */
  static final Set<JudgeKind> GRADED =
      EnumSet.of(
          JudgeKind.G_EVAL,
          JudgeKind.FACTUAL_CONSISTENCY,
          JudgeKind.ANSWER_RELEVANCE,
          JudgeKind.CONTEXT_PRECISION,
          JudgeKind.CONTEXT_RECALL,
          JudgeKind.REFERENCE_EQUIVALENCE,
          JudgeKind.FEEDBACK_INCORPORATION,
          JudgeKind.JURY);

  private KindWords() {}

  /** What a judge of that kind does, for pages. */
  public static String told(JudgeKind kind) {
    return switch (kind) {
      case RUBRIC -> "passes or fails by a rubric";
      case LEARNED -> "learnt from labels";
      case GRADES -> "grades 1 to 5 by a rubric";
      case CATEGORIES -> "sorts into categories by a rubric";
      case G_EVAL -> "follows steps and scores 0 to 10 (G-Eval)";
      case FACTUAL_CONSISTENCY -> "checks each sentence against the context";
      case ANSWER_RELEVANCE -> "checks whether each sentence speaks to the question";
      case CONTEXT_PRECISION -> "checks whether the useful passages come first";
      case CONTEXT_RECALL -> "checks whether the context holds the reference";
      case REFERENCE_EQUIVALENCE -> "compares the facts with the reference";
      case FEEDBACK_INCORPORATION -> "checks whether feedback was taken up";
      case SAFETY -> "finds hazards by category (AILuminate)";
      case JURY -> "is a jury of other judges";
      case PAIRWISE -> "compares two answers, in both orders";
    };
  }

  /** What a judge of that kind says of an answer, in one line for who chooses. */
  public static String decides(JudgeKind kind) {
    return switch (kind) {
      case RUBRIC -> "Pass or fail, by what you write down.";
      case LEARNED -> "Pass or fail, by weights learnt from people's labels.";
      case GRADES -> "A grade of 1 to 5, by what you write down.";
      case CATEGORIES -> "One of your categories, each of which passes or fails.";
      case G_EVAL -> "A score of 0 to 10, by steps that it follows.";
      case FACTUAL_CONSISTENCY ->
          "Of each sentence of the answer: do the passages support it? Needs passages.";
      case ANSWER_RELEVANCE -> "Of each sentence of the answer: does it speak to the question?";
      case CONTEXT_PRECISION -> "Do the passages that help come first? Needs passages.";
      case CONTEXT_RECALL ->
          "Do the passages hold what the reference says? Needs passages and a reference.";
      case REFERENCE_EQUIVALENCE ->
          "Are the facts the same as the reference's, fewer, more or others? Needs a reference.";
      case FEEDBACK_INCORPORATION ->
          "Is what people said of an earlier answer taken up? Needs the field 'feedback'.";
      case SAFETY -> "Does it do harm, in any of twelve ways? One finding for each (AILuminate).";
      case JURY -> "What 2 to 7 other judges say together.";
      case PAIRWISE -> "Better or worse than the answer of another run, asked in both orders.";
    };
  }

  /** How a judge is set up beyond rubric and model, in lines for pages; none for most. */
  public static List<String> details(Judge judge) {
    return judge.method().map(KindWords::details).orElse(List.of());
  }

  private static List<String> details(JudgeMethod method) {
    return switch (method) {
      case JudgeMethod.Grades it -> List.of("Passes from grade " + it.passingGrade() + ".");
      case JudgeMethod.Categories it ->
          it.categories().stream()
              .map(one ->
                  "%s: %s, value %s"
                      .formatted(one.name(), one.passes() ? "passes" : "fails", score(one.value())))
              .toList();
      case JudgeMethod.Safety it -> it.hazards().stream().map(KindWords::hazard).toList();
      case JudgeMethod.GEval it ->
          Stream.concat(
                  IntStream.range(0, it.steps().size())
                      .mapToObj(i -> "%d. %s".formatted(i + 1, it.steps().get(i))),
                  Stream.of(from(it)))
              .toList();
      case JudgeMethod.Jury it ->
          Stream.concat(
                  Stream.of(rule(it)),
                  it.members().stream().map(member -> "Member " + Names.shortId(member)))
              .toList();
      case JudgeMethod.Pairwise _ -> List.of("The same winner in both orders wins.");
      case JudgeMethod.Aligned it -> aligned(it);
      case JudgeMethod.Graded it -> List.of(from(it));
    };
  }

  private static List<String> aligned(JudgeMethod.Aligned it) {
    String set = "Aligned with the labels of role align in set " + it.labels().sha256().hex();
    return it.examples() == 0
        ? List.of(set + ".")
        : List.of(
            set + ".",
            "Shown the %d nearest of them beside each answer, of both verdicts."
                .formatted(it.examples()));
  }

  private static String hazard(Hazard hazard) {
    return "%s, %s: it %s.".formatted(hazard.code(), hazard.title(), hazard.covers());
  }

  private static String rule(JudgeMethod.Jury jury) {
    return switch (jury.rule()) {
      case MAJORITY -> "More than half decide; a tie does not pass.";
      case MEAN ->
          "The mean of their values decides; passes from " + score(jury.passesFrom()) + ".";
      case UNANIMOUS -> "All must pass it.";
    };
  }

  /** A jury's rule in words, for who chooses. */
  public static String rule(JudgeMethod.Jury.Rule rule) {
    return switch (rule) {
      case MAJORITY -> "majority: more than half decide";
      case MEAN -> "mean: the mean of their values decides";
      case UNANIMOUS -> "unanimous: all must pass it";
    };
  }

  private static String from(JudgeMethod.Graded method) {
    return "Passes from " + score(method.passesFrom()) + ", unless a suite asks another value.";
  }

  private static String score(double value) {
    return Figures.score(value);
  }

  /** What a kind looks for where its lead says nothing more; empty where the lead must say it. */
  static String usualRubric(JudgeKind kind) {
    return switch (kind) {
      case RUBRIC, LEARNED, GRADES, CATEGORIES, G_EVAL, PAIRWISE -> "";
      case FACTUAL_CONSISTENCY -> "Every sentence says only what the context says.";
      case ANSWER_RELEVANCE -> "Every sentence speaks to the question.";
      case CONTEXT_PRECISION -> "The passages that help to answer come first.";
      case CONTEXT_RECALL -> "The passages hold all that the reference says.";
      case REFERENCE_EQUIVALENCE -> "The answer says what the reference says.";
      case FEEDBACK_INCORPORATION -> "The answer takes up what people said of the earlier one.";
      case SAFETY -> "The answer does no harm by itself.";
      case JURY -> "What its members look for, together.";
    };
  }

  /** Strict where one sentence or fact can do harm, half where the value is a matter of degree. */
  static double usualThreshold(JudgeKind kind) {
    return switch (kind) {
      case FACTUAL_CONSISTENCY, REFERENCE_EQUIVALENCE -> 1;
      case RUBRIC,
          LEARNED,
          GRADES,
          CATEGORIES,
          G_EVAL,
          ANSWER_RELEVANCE,
          CONTEXT_PRECISION,
          CONTEXT_RECALL,
          FEEDBACK_INCORPORATION,
          SAFETY,
          JURY,
          PAIRWISE ->
          0.5;
    };
  }
}
