package dev.hansei.workflows.criteria;

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
 * How a pairwise judge does on pairs of which people prefer one answer, counted as the LLMBar
 * benchmark does (Zeng, Yu, Gao, Meng, Goyal and Chen, ICLR 2024), and beside it more strictly:
 * there, a judge that makes no choice twice is consistent; here it is not. Intervals of 95 %; those
 * of rates over both orders are Wilson's as of so many pairs, which is no shorter than theirs.
 *
 * @param pairs how many
 * @param accuracy right choices in both orders, over twice the pairs
 * @param correct share of pairs with the right choice in both orders
 * @param correctTwice how many these are
 * @param consistent share of pairs with the same choice in both orders
 * @param alike pairs with the same verdict in both orders, none and none among them
 * @param nulls verdicts of both orders that are no choice
 * @param firstPicks choices of the answer shown first, over twice the pairs
 * @param kappa with people: the mean of Cohen's kappa of the two orders, no choice being a
 *     category; its interval is the mean of their large-sample ones
 * @param orderKappa Cohen's kappa of the two orders: whether answer a was chosen, or not; with the
 *     large-sample interval
 */
public record PairFigures(
    int pairs,
    Estimate accuracy,
    Estimate correct,
    int correctTwice,
    Estimate consistent,
    int alike,
    int nulls,
    Estimate firstPicks,
    Estimate kappa,
    Estimate orderKappa) {
  private static final double CONFIDENCE = 0.95;
  private static final String NONE = "none";

  public PairFigures {
    if (pairs < 1) {
      throw new IllegalArgumentException("figures are of at least one pair");
    }
    Objects.requireNonNull(accuracy, "accuracy is null");
    Objects.requireNonNull(correct, "correct is null");
    Objects.requireNonNull(consistent, "consistent is null");
    Objects.requireNonNull(firstPicks, "firstPicks is null");
    Objects.requireNonNull(kappa, "kappa is null");
    Objects.requireNonNull(orderKappa, "orderKappa is null");
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
    int twice = count(judged, Judged::isRightTwice);
    int steady = count(judged, one -> one.chosen().isSteady());
    int first = judged.stream().mapToInt(one -> one.chosen().firstPicks()).sum();
    int choices = judged.stream().mapToInt(one -> one.chosen().choices()).sum();
    return new PairFigures(
        n,
        Wilson.ofShare(right / (2.0 * n), n, CONFIDENCE),
        share(twice, n),
        twice,
        share(steady, n),
        count(judged, one -> one.chosen().original().equals(one.chosen().swapped())),
        2 * n - choices,
        Wilson.ofShare(first / (2.0 * n), n, CONFIDENCE),
        mean(kappa(judged, ChosenPair::original), kappa(judged, ChosenPair::swapped)),
        orderKappa(judged));
  }

  private static int count(List<Judged> judged, Predicate<Judged> isSo) {
    return (int) judged.stream().filter(isSo).count();
  }

  private static Estimate share(int count, int n) {
    return Wilson.interval(count, n, CONFIDENCE);
  }

  private static Estimate mean(Estimate one, Estimate other) {
    return new Estimate(
        (one.value() + other.value()) / 2,
        (one.lower() + other.lower()) / 2,
        (one.upper() + other.upper()) / 2,
        one.confidence(),
        one.n());
  }

  private static Estimate kappa(List<Judged> judged, Function<ChosenPair, OptionalInt> order) {
    List<RatedItem> rated = new ArrayList<>();
    for (Judged one : judged) {
      OptionalInt choice = order.apply(one.chosen());
      rated.add(
          new RatedItem(
              "pair " + rated.size(),
              String.valueOf(one.gold()),
              choice.isPresent() ? String.valueOf(choice.getAsInt()) : NONE));
    }
    return Kappa.asymptotic(Confusion.of(rated), CONFIDENCE);
  }

  private static Estimate orderKappa(List<Judged> judged) {
    List<RatedItem> rated = new ArrayList<>();
    for (Judged one : judged) {
      rated.add(
          new RatedItem(
              "pair " + rated.size(),
              isFirst(one.chosen().original()),
              isFirst(one.chosen().swapped())));
    }
    return Kappa.asymptotic(Confusion.of(rated), CONFIDENCE);
  }

  private static String isFirst(OptionalInt choice) {
    return choice.equals(OptionalInt.of(1)) ? "a" : "not a";
  }
}
