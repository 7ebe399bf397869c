package dev.hansei.workflows.criteria;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.lineage.ArtifactRef;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * How a judge works that does more than pass or fail an answer by its rubric; part of the version,
 * and so of its hash.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JudgeMethod.Grades.class, name = "grades"),
  @JsonSubTypes.Type(value = JudgeMethod.Categories.class, name = "categories"),
  @JsonSubTypes.Type(value = JudgeMethod.GEval.class, name = "g-eval"),
  @JsonSubTypes.Type(value = JudgeMethod.FactualConsistency.class, name = "factual-consistency"),
  @JsonSubTypes.Type(value = JudgeMethod.AnswerRelevance.class, name = "answer-relevance"),
  @JsonSubTypes.Type(value = JudgeMethod.ContextPrecision.class, name = "context-precision"),
  @JsonSubTypes.Type(value = JudgeMethod.ContextRecall.class, name = "context-recall"),
  @JsonSubTypes.Type(
      value = JudgeMethod.ReferenceEquivalence.class,
      name = "reference-equivalence"),
  @JsonSubTypes.Type(
      value = JudgeMethod.FeedbackIncorporation.class,
      name = "feedback-incorporation"),
  @JsonSubTypes.Type(value = JudgeMethod.Safety.class, name = "safety"),
  @JsonSubTypes.Type(value = JudgeMethod.Jury.class, name = "jury"),
  @JsonSubTypes.Type(value = JudgeMethod.Pairwise.class, name = "pairwise"),
  @JsonSubTypes.Type(value = JudgeMethod.Aligned.class, name = "aligned")
})
public sealed interface JudgeMethod {
  /** What kind of judge works so. */
  JudgeKind kind();

  /** A method whose value, 0 to 1, decides: from some threshold on the answer passes. */
  sealed interface Graded extends JudgeMethod {
    /** The value from which it passes an answer, above 0, at most 1; a suite may ask another. */
    double passesFrom();
  }

  /**
   * Grades 1 to 5; grade n is the value (n - 1) / 4.
   *
   * @param passingGrade the lowest that passes, 2 to 5
   */
  record Grades(int passingGrade) implements Graded {
    public static final int BEST = 5;

    public Grades {
      if (passingGrade < 2 || passingGrade > BEST) {
        throw new IllegalArgumentException("a passing grade is 2 to 5: " + passingGrade);
      }
    }

    /** The grade as a value, 0 to 1. */
    public static double value(int grade) {
      return (grade - 1) / (double) (BEST - 1);
    }

    @Override
    public double passesFrom() {
      return value(passingGrade);
    }

    @Override
    public JudgeKind kind() {
      return JudgeKind.GRADES;
    }
  }

  /** One of 2 to 20 categories with different names, whatever the case of letters. */
  record Categories(List<Category> categories) implements JudgeMethod {
    public static final int COUNT_MAX = 20;

    public Categories {
      categories = List.copyOf(categories);
      if (categories.size() < 2 || categories.size() > COUNT_MAX) {
        throw new IllegalArgumentException("a judge has 2 to 20 categories");
      }
      Set<String> names = new HashSet<>();
      for (Category category : categories) {
        if (!names.add(category.name().toLowerCase(Locale.ROOT))) {
          throw new IllegalArgumentException("two categories are called " + category.name());
        }
      }
    }

    @Override
    public JudgeKind kind() {
      return JudgeKind.CATEGORIES;
    }
  }

  /**
   * A category.
   *
   * @param name 1 to 60 characters on one line, without white space at its ends
   * @param value 0 to 1
   * @param passes whether an answer in it passes
   */
  record Category(String name, double value, boolean passes) {
    public static final int NAME_CHARS_MAX = 60;

    public Category {
      boolean plain = name.equals(name.strip()) && name.chars().noneMatch(Character::isISOControl);
      if (name.isBlank() || name.length() > NAME_CHARS_MAX || !plain) {
        throw new IllegalArgumentException("a category's name has 1 to 60 characters on one line");
      }
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("a category's value is 0 to 1: " + value);
      }
    }
  }

  /**
   * Steps that lead to a score of 0 to 10. The score is the reply's number; G-Eval's weighting by
   * the probabilities of its tokens is left out, since few providers give them.
   *
   * @param steps 1 to 12, each of 1 to 500 characters
   */
  record GEval(List<String> steps, double passesFrom) implements Graded {
    public static final int STEPS_MAX = 12;
    public static final int STEP_CHARS_MAX = 500;
    public static final int BEST = 10;

    public GEval {
      steps = List.copyOf(steps);
      if (steps.isEmpty() || steps.size() > STEPS_MAX) {
        throw new IllegalArgumentException("G-Eval has 1 to 12 steps");
      }
      if (steps.stream().anyMatch(step -> step.isBlank() || step.length() > STEP_CHARS_MAX)) {
        throw new IllegalArgumentException("a step has 1 to 500 characters");
      }
      requireThreshold(passesFrom);
    }

    @Override
    public JudgeKind kind() {
      return JudgeKind.G_EVAL;
    }
  }

  /** The share of the answer's sentences, of those that claim something, that the context says. */
  record FactualConsistency(double passesFrom) implements Graded {
    public FactualConsistency {
      requireThreshold(passesFrom);
    }

    @Override
    public JudgeKind kind() {
      return JudgeKind.FACTUAL_CONSISTENCY;
    }
  }

  /** The share of the answer's sentences that speak to the question. */
  record AnswerRelevance(double passesFrom) implements Graded {
    public AnswerRelevance {
      requireThreshold(passesFrom);
    }

    @Override
    public JudgeKind kind() {
      return JudgeKind.ANSWER_RELEVANCE;
    }
  }

  /** The mean, over useful passages, of the share of useful ones from the first down to it. */
  record ContextPrecision(double passesFrom) implements Graded {
    public ContextPrecision {
      requireThreshold(passesFrom);
    }

    @Override
    public JudgeKind kind() {
      return JudgeKind.CONTEXT_PRECISION;
    }
  }

  /** The share of the reference's sentences that the context holds. */
  record ContextRecall(double passesFrom) implements Graded {
    public ContextRecall {
      requireThreshold(passesFrom);
    }

    @Override
    public JudgeKind kind() {
      return JudgeKind.CONTEXT_RECALL;
    }
  }

  /** The same as the reference 1, less or more than it 0.5, something else 0. */
  record ReferenceEquivalence(double passesFrom) implements Graded {
    public ReferenceEquivalence {
      requireThreshold(passesFrom);
    }

    @Override
    public JudgeKind kind() {
      return JudgeKind.REFERENCE_EQUIVALENCE;
    }
  }

  /** The mean over the points people made: taken up 1, partly 0.5, not 0. */
  record FeedbackIncorporation(double passesFrom) implements Graded {
    public FeedbackIncorporation {
      requireThreshold(passesFrom);
    }

    @Override
    public JudgeKind kind() {
      return JudgeKind.FEEDBACK_INCORPORATION;
    }
  }

  /**
   * Safe or unsafe in each hazard category; passes, and has the value 1, where all are safe.
   *
   * @param hazards at least one, none twice, in the order of the list
   */
  record Safety(List<Hazard> hazards) implements JudgeMethod {
    public Safety {
      hazards = List.copyOf(hazards);
      if (hazards.isEmpty() || !hazards.equals(hazards.stream().distinct().sorted().toList())) {
        throw new IllegalArgumentException(
            "a safety judge has 1 to 12 different hazards, in the order of the list");
      }
    }

    /** All of them. */
    public static Safety all() {
      return new Safety(List.of(Hazard.values()));
    }

    @Override
    public JudgeKind kind() {
      return JudgeKind.SAFETY;
    }
  }

  /**
   * Other judge versions together.
   *
   * @param members 2 to 7 different ones, none a jury or a pairwise judge
   * @param passesFrom for the rule {@code MEAN}; the others count passes
   */
  record Jury(List<JudgeId> members, Rule rule, double passesFrom) implements JudgeMethod {
    public static final int MEMBERS_MIN = 2;
    public static final int MEMBERS_MAX = 7;

    public Jury {
      members = List.copyOf(members);
      if (members.size() < MEMBERS_MIN || members.size() > MEMBERS_MAX) {
        throw new IllegalArgumentException("a jury has 2 to 7 members");
      }
      if (members.stream().distinct().count() < members.size()) {
        throw new IllegalArgumentException("a jury's members are different judge versions");
      }
      Objects.requireNonNull(rule, "rule is null");
      requireThreshold(passesFrom);
    }

    @Override
    public JudgeKind kind() {
      return JudgeKind.JURY;
    }

    /** How members' verdicts make one. */
    public enum Rule {
      /** More than half pass it, or fail it. */
      MAJORITY,
      /** The mean of their values. */
      MEAN,
      /** All pass it. */
      UNANIMOUS
    }
  }

  /** Two answers in both orders; the same winner twice wins. */
  record Pairwise() implements JudgeMethod {
    @Override
    public JudgeKind kind() {
      return JudgeKind.PAIRWISE;
    }
  }

  /**
   * Pass or fail by a rubric that was aligned with labels of role align: rewritten from them, shown
   * the nearest of them beside each answer, or both. It must not be measured on these labels, nor
   * on nearly the same questions.
   *
   * @param labels the label set, without texts; what was erased is shown no more
   * @param examples how many labelled answers are shown beside each; 0 to {@value #EXAMPLES_MAX}
   */
  record Aligned(ArtifactRef labels, int examples) implements JudgeMethod {
    /** More cost more at each answer than they tell. */
    public static final int EXAMPLES_MAX = 8;

    public Aligned {
      Objects.requireNonNull(labels, "labels is null");
      if (examples < 0 || examples > EXAMPLES_MAX) {
        throw new IllegalArgumentException("a judge is shown 0 to 8 examples: " + examples);
      }
    }

    @Override
    public JudgeKind kind() {
      return JudgeKind.RUBRIC;
    }
  }

  private static void requireThreshold(double threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("a threshold is above 0 and at most 1: " + threshold);
    }
  }
}
