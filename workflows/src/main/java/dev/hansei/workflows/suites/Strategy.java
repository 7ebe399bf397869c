package dev.hansei.workflows.suites;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Transform;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A way to get a better answer out of a target by more calls: what one item of a run does instead
 * of asking once. Nothing in it may look at the case's reference, which an application would not
 * have either.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Strategy.SelfCritique.class, name = "self-critique"),
  @JsonSubTypes.Type(value = Strategy.BestOfN.class, name = "best-of-n"),
  @JsonSubTypes.Type(value = Strategy.SelfConsistency.class, name = "self-consistency"),
  @JsonSubTypes.Type(value = Strategy.Ensemble.class, name = "ensemble"),
  @JsonSubTypes.Type(value = Strategy.RetryUntilValid.class, name = "retry-until-valid")
})
public sealed interface Strategy {
  /** One sample is no choice. */
  int SAMPLES_MIN = 2;

  /** Each sample is paid; what ten do not find, an eleventh seldom does (Wang et al. 2022). */
  int SAMPLES_MAX = 10;

  /** Self-Refine gains most in its first rounds, and each is two calls. */
  int ROUNDS_MAX = 3;

  /** The target alone is no ensemble. */
  int MEMBERS_MIN = 2;

  /** The target with four others: each is paid for every case. */
  int MEMBERS_MAX = 5;

  /** A model that failed five times to keep to a form does not know how. */
  int ATTEMPTS_MAX = 5;

  /** A guardrail of more checks than this is a suite. */
  int CHECKS_MAX = 20;

  /** Their values together: the input of a workflow and of each of its chunks carries them. */
  int CHECKS_CHARS_MAX = 8_000;

  /** The judge that chooses, where one does. */
  Optional<JudgeId> chooser();

  /**
   * The model reads its answer, says what is wrong with it, and writes it again; it ends early
   * where it finds nothing to mend.
   *
   * <p>Source: Madaan et al., "Self-Refine: Iterative Refinement with Self-Feedback" (2023).
   *
   * @param rounds at most, 1 to 3; each is up to two calls
   */
  record SelfCritique(int rounds) implements Strategy {
    public SelfCritique {
      requireWithin("rounds", rounds, 1, ROUNDS_MAX);
    }

    @Override
    public Optional<JudgeId> chooser() {
      return Optional.empty();
    }
  }

  /**
   * Several samples of the same target; the one wins that a judge scores highest, the first of
   * those that score the same.
   *
   * @param n how many samples, 2 to 10
   * @param judge one that scores a single answer without a reference
   */
  record BestOfN(int n, JudgeId judge) implements Strategy {
    public BestOfN {
      requireWithin("n", n, SAMPLES_MIN, SAMPLES_MAX);
      Objects.requireNonNull(judge, "judge is null");
    }

    @Override
    public Optional<JudgeId> chooser() {
      return Optional.of(judge);
    }
  }

  /**
   * Several samples of the same target; the answer wins that most of them give, after SQuAD's
   * normalisation, and of as frequent ones that which came first.
   *
   * <p>Source: Wang et al., "Self-Consistency Improves Chain of Thought Reasoning in Language
   * Models" (2022).
   *
   * @param n how many samples, 2 to 10
   * @param transform what finds the final answer in what the model wrote ({@link Transform});
   *     absent where all of it is the answer
   */
  record SelfConsistency(int n, @Nullable String transform) implements Strategy {
    public SelfConsistency {
      requireWithin("n", n, SAMPLES_MIN, SAMPLES_MAX);
      requireTransform(transform);
    }

    @Override
    public Optional<JudgeId> chooser() {
      return Optional.empty();
    }
  }

  /**
   * The target and others answer once each, and one of the answers is chosen.
   *
   * @param members the others, 1 to 4, all different
   * @param judge given exactly where the rule is {@code judge}
   * @param transform as in {@link SelfConsistency}; only where the rule is {@code majority}
   */
  record Ensemble(
      List<Target.PromptOnModel> members,
      Rule rule,
      @Nullable JudgeId judge,
      @Nullable String transform)
      implements Strategy {
    public Ensemble {
      members = List.copyOf(members);
      requireWithin(
          "the target and its members, counted together,",
          members.size() + 1,
          MEMBERS_MIN,
          MEMBERS_MAX);
      if (members.stream().distinct().count() < members.size()) {
        throw new IllegalArgumentException(
            "the members of an ensemble differ: the same version on the same model answers the"
                + " same");
      }
      Objects.requireNonNull(rule, "rule is null");
      if ((rule == Rule.JUDGE) != (judge != null)) {
        throw new IllegalArgumentException(
            "an ensemble names a judge where its rule is judge, and only there");
      }
      if (rule == Rule.JUDGE && transform != null) {
        throw new IllegalArgumentException("a transform finds what a majority is counted by");
      }
      requireTransform(transform);
    }

    @Override
    public Optional<JudgeId> chooser() {
      return Optional.ofNullable(judge);
    }

    /** Who chooses. */
    public enum Rule {
      /** The answer that most give, as in {@link SelfConsistency}. */
      @JsonProperty("majority")
      MAJORITY,
      /** The answer that a judge scores highest, as in {@link BestOfN}. */
      @JsonProperty("judge")
      JUDGE
    }
  }

  /**
   * The target is asked again until an answer passes all checks; when none does, the last answer
   * stands.
   *
   * @param attempts at most, 1 to 5; one only checks
   * @param assertions what makes an answer valid, at most 20 with values of 8,000 characters, none
   *     of which asks a judge, compares with the case's reference or measures an amount; none for
   *     the prompt's output schema
   */
  record RetryUntilValid(int attempts, List<Assertion> assertions) implements Strategy {
    private static final Pattern REFERENCE_TAG = Pattern.compile("\\{\\{[{&#^]?\\s*reference\\b");

    public RetryUntilValid {
      requireWithin("attempts", attempts, 1, ATTEMPTS_MAX);
      assertions = List.copyOf(assertions);
      List<Assertion> leaves =
          assertions.stream().flatMap(assertion -> assertion.leaves().stream()).toList();
      requireWithin("assertions, counted,", leaves.size(), 0, CHECKS_MAX);
      leaves.forEach(RetryUntilValid::requireGuard);
      int chars =
          leaves.stream().flatMap(it -> it.valueIfSet().stream()).mapToInt(String::length).sum();
      requireWithin("characters of their values, counted,", chars, 0, CHECKS_CHARS_MAX);
    }

    /**
     * Refuses what no guardrail could know before the answer goes out.
     *
     * @throws IllegalArgumentException in a sentence
     */
    private static void requireGuard(Assertion assertion) {
      if (assertion.type().needsJudge()) {
        throw new IllegalArgumentException(
            "'%s' asks a judge; a check is decided without a model".formatted(assertion.metric()));
      }
      boolean amount =
          assertion.type() == MetricType.LATENCY
              || assertion.type() == MetricType.COST
              || assertion.type() == MetricType.TOKENS
              || assertion.type().needsLogprobs();
      if (amount) {
        throw new IllegalArgumentException(
            "'%s' measures the call and not the answer".formatted(assertion.metric()));
      }
      if (comparesWithReference(assertion)) {
        throw new IllegalArgumentException(
            "'%s' compares with the case's reference, which no application has; give it a value"
                .formatted(assertion.metric()));
      }
    }

    private static boolean comparesWithReference(Assertion assertion) {
      MetricType.Reads reads = assertion.type().reads();
      String value = assertion.value();
      return value == null
          ? reads == MetricType.Reads.REFERENCE || reads == MetricType.Reads.REFERENCES
          : REFERENCE_TAG.matcher(value).find();
    }

    @Override
    public Optional<JudgeId> chooser() {
      return Optional.empty();
    }
  }

  private static void requireWithin(String what, int number, int min, int max) {
    if (number < min || number > max) {
      throw new IllegalArgumentException("%s is %d to %d: %d".formatted(what, min, max, number));
    }
  }

  private static void requireTransform(@Nullable String transform) {
    if (transform != null) {
      Transform.parse(transform);
    }
  }
}
