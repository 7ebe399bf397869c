package dev.hansei.workflows.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes one verdict of those of a jury's members. A member without a verdict is never counted as a
 * fail: where it could have turned the jury, the jury is silent too.
 */
public final class JuryPolicy {
  private JuryPolicy() {}

  /**
   * What a member said.
   *
   * @param value 0 to 1
   */
  public record Vote(boolean passed, double value) {
    public Vote {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("a value is 0 to 1: " + value);
      }
    }
  }

  /** How many did what. */
  private record Count(int passed, int failed, int silent) {
    int members() {
      return passed + failed + silent;
    }

    /** Of those that spoke. */
    double share() {
      return passed + failed == 0 ? 0 : (double) passed / (passed + failed);
    }

    @Override
    public String toString() {
      return silent == 0
          ? "%d pass it, %d fail it".formatted(passed, failed)
          : "%d pass it, %d fail it, %d gave no verdict".formatted(passed, failed, silent);
    }
  }

  /**
   * Decides.
   *
   * @param votes one a member, in their order; empty where the member gave no verdict
   */
  public static JuryDecision decide(JudgeMethod.Jury jury, List<Optional<Vote>> votes) {
    if (votes.size() != jury.members().size()) {
      throw new IllegalArgumentException("a jury has one vote a member");
    }
    List<Vote> given = votes.stream().flatMap(Optional::stream).toList();
    int passed = (int) given.stream().filter(Vote::passed).count();
    var count = new Count(passed, given.size() - passed, votes.size() - given.size());
    return switch (jury.rule()) {
      case MAJORITY -> majority(count);
      case MEAN -> mean(jury, given, count);
      case UNANIMOUS -> unanimous(count);
    };
  }

  private static JuryDecision majority(Count count) {
    if (2 * count.passed() > count.members()) {
      return new JuryDecision.Verdict(true, count.share(), "The majority passes it: " + count);
    }
    if (2 * count.failed() > count.members()) {
      return new JuryDecision.Verdict(false, count.share(), "The majority fails it: " + count);
    }
    return count.silent() > 0
        ? new JuryDecision.Silent("No majority without those that gave no verdict: " + count)
        : new JuryDecision.Verdict(
            false, count.share(), "A tie, which is no majority for it: " + count);
  }

  private static JuryDecision mean(JudgeMethod.Jury jury, List<Vote> given, Count count) {
    if (count.silent() > 0) {
      return new JuryDecision.Silent("A mean needs every member's value: " + count);
    }
    double mean = given.stream().mapToDouble(Vote::value).average().orElseThrow();
    String why =
        String.format(
            Locale.ROOT, "The mean is %.3f, it passes from %.3f", mean, jury.passesFrom());
    return new JuryDecision.Verdict(mean >= jury.passesFrom(), mean, why);
  }

  private static JuryDecision unanimous(Count count) {
    if (count.failed() > 0) {
      return new JuryDecision.Verdict(false, 0, "Not all pass it: " + count);
    }
    return count.silent() > 0
        ? new JuryDecision.Silent("Nobody fails it, but not all spoke: " + count)
        : new JuryDecision.Verdict(true, 1, "All pass it: " + count);
  }
}
