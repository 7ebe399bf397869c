package dev.hansei.workflows.suites;

import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.TokenRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run would do and cost.
 *
 * @param looked how many items were looked at; fewer than {@link #items} of a large run, whose
 *     figures are scaled up from them
 * @param priceList number of the price list in force; 0 for none
 * @param currency of that list; empty for none
 * @param calls the target's, those that its strategy makes about the answers, then those of each
 *     judge
 */
public record RunForecast(
    int cases, int repeats, long looked, int priceList, String currency, List<Calls> calls) {
  public RunForecast {
    if (cases < 1 || repeats < 1 || looked < 0) {
      throw new IllegalArgumentException("a run has cases and repeats");
    }
    Objects.requireNonNull(currency, "currency is null");
    calls = List.copyOf(calls);
  }

  /**
   * Calls of one purpose.
   *
   * @param purpose {@code target}, {@code judge} with its metric, or in words what a strategy asks
   * @param planned at most, where it depends on answers; then the ranges begin with what is certain
   * @param reused of them, those that are in the journal or are asked twice in this run: not paid
   * @param input tokens of those that are paid
   * @param output tokens of those that are paid
   * @param basis what the tokens are guessed from
   * @param cost of those that are paid; empty where the model has no price
   */
  public record Calls(
      ModelName model,
      String purpose,
      long planned,
      long reused,
      TokenRange input,
      TokenRange output,
      String basis,
      Optional<Money> cost) {
    public Calls {
      Objects.requireNonNull(model, "model is null");
      Objects.requireNonNull(purpose, "purpose is null");
      if (planned < 0 || reused < 0 || reused > planned) {
        throw new IllegalArgumentException("what is reused was planned");
      }
      Objects.requireNonNull(input, "input is null");
      Objects.requireNonNull(output, "output is null");
      Objects.requireNonNull(basis, "basis is null");
      Objects.requireNonNull(cost, "cost is null");
    }

    /** How many would be paid. */
    public long paid() {
      return planned - reused;
    }
  }

  /** A range of money, in millionths of the currency. */
  public record Money(long low, long high) {
    /** Nothing. */
    public static final Money NONE = new Money(0, 0);

    public Money {
      if (low < 0 || high < low) {
        throw new IllegalArgumentException("a range of money: %d to %d".formatted(low, high));
      }
    }

    /** Both together. */
    public Money plus(Money other) {
      return new Money(low + other.low, high + other.high);
    }
  }

  /** How many items: every case, as often as it is repeated. */
  public long items() {
    return (long) cases * repeats;
  }

  /** All calls, whether paid or reused. */
  public long planned() {
    return calls.stream().mapToLong(Calls::planned).sum();
  }

  /** All calls that would be paid. */
  public long paid() {
    return calls.stream().mapToLong(Calls::paid).sum();
  }

  /** What they would cost; empty where one of the models has no price. */
  public Optional<Money> cost() {
    Money sum = Money.NONE;
    for (Calls each : calls) {
      if (each.cost().isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(each.cost().get());
    }
    return Optional.of(sum);
  }

  /** The most that all calls to be paid may take; money as far as prices are known. */
  public Spend most() {
    return calls.stream().map(each -> most(each, 1)).reduce(Spend.NONE, Spend::plus);
  }

  /** The same for one item on average, rounded up. */
  public Spend mostOfAnItem() {
    return calls.stream().map(each -> most(each, items())).reduce(Spend.NONE, Spend::plus);
  }

  private static Spend most(Calls calls, long shares) {
    long tokens = calls.model().isFree() ? 0 : calls.input().high() + calls.output().high();
    return new Spend(
        Math.ceilDiv(calls.paid(), shares),
        Math.ceilDiv(tokens, shares),
        Math.ceilDiv(calls.cost().map(Money::high).orElse(0L), shares));
  }
}
