package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.Transform;
import dev.hansei.workflows.suites.Strategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How more calls are to give a better answer.
 *
 * @param type self-critique, best-of-n, self-consistency, ensemble or retry-until-valid
 * @param n with best-of-n and self-consistency: how many samples, 2 to 10; 4 when absent
 * @param rounds with self-critique: at most so many, 1 to 3; 1 when absent
 * @param attempts with retry-until-valid: at most so many, 1 to 5; 3 when absent, and 1 where the
 *     target always says the same
 * @param judge who chooses: a judge version's id, or a criterion's name for its newest judge
 * @param rule with ensemble: majority or judge
 * @param members with ensemble: 1 to 4 besides the target
 * @param assertions with retry-until-valid: what makes an answer valid; the prompt's output schema
 *     when absent
 * @param transform with a majority: what finds the final answer, such as json:/answer; the whole
 *     answer when absent
 */
public record NewStrategy(
    String type,
    @Nullable Integer n,
    @Nullable Integer rounds,
    @Nullable Integer attempts,
    @Nullable String judge,
    @Nullable String rule,
    @Nullable List<NewMember> members,
    @Nullable List<NewAssertion> assertions,
    @Nullable String transform) {
  static final String SELF_CRITIQUE = "self-critique";
  static final String BEST_OF_N = "best-of-n";
  static final String SELF_CONSISTENCY = "self-consistency";
  static final String ENSEMBLE = "ensemble";
  static final String RETRY = "retry-until-valid";
  static final String MAJORITY = "majority";
  static final String JUDGE = "judge";

  /** Half of what more samples gain comes with the first few (Wang et al. 2022). */
  static final int SAMPLES_USUAL = 4;

  static final int ROUNDS_USUAL = 1;
  static final int ATTEMPTS_USUAL = 3;
  private static final int NAME_CHARS_MAX = 120;

  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          SELF_CRITIQUE, Set.of("rounds"),
          BEST_OF_N, Set.of("n", "judge"),
          SELF_CONSISTENCY, Set.of("n", "transform"),
          ENSEMBLE, Set.of("judge", "rule", "members", "transform"),
          RETRY, Set.of("attempts", "assertions"));

  public NewStrategy {
    Set<String> known = FIELDS.get(Rules.needed("type", type));
    if (known == null) {
      throw Rules.unknownWord(
          "type", type, List.of(BEST_OF_N, ENSEMBLE, RETRY, SELF_CONSISTENCY, SELF_CRITIQUE));
    }
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    given.put("n", n);
    given.put("rounds", rounds);
    given.put("attempts", attempts);
    given.put("judge", judge);
    given.put("rule", rule);
    given.put("members", members);
    given.put("assertions", assertions);
    given.put("transform", transform);
    String kind = type;
    given.forEach((field, value) -> {
      if (value != null && !known.contains(field)) {
        throw new InvalidFieldException(field, "It has no meaning beside '%s'.".formatted(kind));
      }
    });
    Rules.between("n", n, SAMPLES_USUAL, Strategy.SAMPLES_MIN, Strategy.SAMPLES_MAX);
    Rules.between("rounds", rounds, ROUNDS_USUAL, 1, Strategy.ROUNDS_MAX);
    Rules.between("attempts", attempts, ATTEMPTS_USUAL, 1, Strategy.ATTEMPTS_MAX);
    boolean judged = type.equals(BEST_OF_N) || JUDGE.equals(rule);
    if (judged) {
      Rules.text("judge", judge, NAME_CHARS_MAX);
    }
    if (type.equals(ENSEMBLE)) {
      members = Rules.list("members", members, Strategy.MEMBERS_MAX - 1);
      checkRule(rule, judge, transform);
    }
    assertions = Rules.listOrEmpty("assertions", assertions, Strategy.CHECKS_MAX);
    checkTransform(transform);
  }

  private static void checkRule(
      @Nullable String rule, @Nullable String judge, @Nullable String transform) {
    String known = Rules.needed("rule", rule);
    switch (known) {
      case MAJORITY -> {
        if (judge != null) {
          throw new InvalidFieldException("judge", "It has no meaning beside 'majority'.");
        }
      }
      case JUDGE -> {
        if (transform != null) {
          throw new InvalidFieldException("transform", "It has no meaning beside rule 'judge'.");
        }
      }
      default -> throw Rules.unknownWord("rule", known, List.of(JUDGE, MAJORITY));
    }
  }

  private static void checkTransform(@Nullable String transform) {
    if (transform != null) {
      try {
        Transform.parse(transform);
      } catch (IllegalArgumentException e) {
        throw new InvalidFieldException("transform", String.valueOf(e.getMessage()));
      }
    }
  }

  int samples() {
    return n == null ? SAMPLES_USUAL : n;
  }

  int roundsOrUsual() {
    return rounds == null ? ROUNDS_USUAL : rounds;
  }

  List<NewMember> others() {
    return members == null ? List.of() : members;
  }

  List<NewAssertion> checks() {
    return assertions == null ? List.of() : assertions;
  }
}
