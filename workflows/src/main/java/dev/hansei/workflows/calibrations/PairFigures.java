package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.Confusion;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Kappa;
import dev.hansei.workflows.statistics.RatedItem;
import dev.hansei.workflows.statistics.Wilson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a pairwise judge agrees with people's preferences, counted as the LLMBar benchmark does
 * (Zeng, Yu, Gao, Meng, Goyal and Chen, ICLR 2024), and beside it more strictly: there, a judge
 * that makes no choice twice counts as consistent; here it does not.
 *
 * @param pairs how many
 * @param accuracy right choices in both orders, over twice the pairs
 * @param bothCorrect pairs with the right choice in both orders
 * @param positionConsistent pairs with the same verdict in both orders, none and none among them
 * @param nulls verdicts of both orders that are no choice
 * @param firstPickRate choices of the answer shown first, over twice the pairs
 * @param kappa with people: the mean of Cohen's kappa of the two orders, no choice being a category
 * @param strict the same by our rules
 */
public record PairFigures(
    int pairs,
    double accuracy,
    int bothCorrect,
    int positionConsistent,
    int nulls,
    double firstPickRate,
    double kappa,
    Strict strict) {
  private static final String NONE = "none";

  public PairFigures {
    if (pairs < 1) {
      throw new IllegalArgumentException("figures are of at least one pair");
    }
    Objects.requireNonNull(strict, "strict is null");
  }

  /**
   * What a certificate would say; intervals of 95 %, Wilson's.
   *
   * @param correct share of pairs that it judged rightly in both orders
   * @param consistent share of pairs on which it made the same choice in both orders
   */
  public record Strict(Estimate correct, Estimate consistent) {
    public Strict {
      Objects.requireNonNull(correct, "correct is null");
      Objects.requireNonNull(consistent, "consistent is null");
    }
  }

  /**
   * A pair with what people prefer.
   *
   * @param gold 1 or 2
   */
  public record Judged(int gold, ChosenPair chosen) {
    public Judged {
      if (gold != 1 && gold != 2) {
        throw new IllegalArgumentException("people prefer 1 or 2, got " + gold);
      }
      Objects.requireNonNull(chosen, "chosen is null");
    }

    private boolean isRight(OptionalInt choice) {
      return choice.equals(OptionalInt.of(gold));
    }

    private boolean isRightTwice() {
      return isRight(chosen.original()) && isRight(chosen.swapped());
    }
  }

  /**
   * Counts. Pure.
   *
   * @throws IllegalArgumentException when there is no pair
   */
  public static PairFigures of(List<Judged> judged) {
    int n = judged.size();
    int right =
        count(judged, one -> one.isRight(one.chosen().original()))
            + count(judged, one -> one.isRight(one.chosen().swapped()));
    int both = count(judged, Judged::isRightTwice);
    int steady = count(judged, one -> one.chosen().isSteady());
    int alike = count(judged, one -> one.chosen().original().equals(one.chosen().swapped()));
    int first = judged.stream().mapToInt(one -> one.chosen().firstPicks()).sum();
    int choices = judged.stream().mapToInt(one -> one.chosen().choices()).sum();
    return new PairFigures(
        n,
        right / (2.0 * n),
        both,
        alike,
        2 * n - choices,
        first / (2.0 * n),
        (kappa(judged, ChosenPair::original) + kappa(judged, ChosenPair::swapped)) / 2,
        new Strict(share(both, n), share(steady, n)));
  }

  private static int count(List<Judged> judged, Predicate<Judged> isSo) {
    return (int) judged.stream().filter(isSo).count();
  }

  private static Estimate share(int count, int n) {
    return Wilson.interval(count, n, JudgeAgreement.CONFIDENCE);
  }

  private static double kappa(List<Judged> judged, Function<ChosenPair, OptionalInt> order) {
    List<RatedItem> rated = new ArrayList<>();
    for (Judged one : judged) {
      OptionalInt choice = order.apply(one.chosen());
      rated.add(
          new RatedItem(
              "pair " + rated.size(),
              String.valueOf(one.gold()),
              choice.isPresent() ? String.valueOf(choice.getAsInt()) : NONE));
    }
    return Kappa.of(Confusion.of(rated));
  }
}
