package dev.hansei.api.suites;

import dev.hansei.api.pages.Costs;
import dev.hansei.workflows.models.TokenRange;
import dev.hansei.workflows.suites.RunForecast;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a run would do and cost, as the API shows it.
 *
 * @param items cases times repeats
 * @param calls model calls in all: the target's and the judges'
 * @param fromJournal of them, those that are paid already, or asked twice in the run
 * @param toPay the others
 * @param looked items that were looked at; fewer than all of a large run, scaled up then
 * @param priceList number of the list in force; 0 for none
 * @param cost of the calls to pay; absent where one of the models has no price
 * @param costWords the same in words
 * @param parts for each purpose
 */
public record RunPlanResource(
    int cases,
    int repeats,
    long items,
    long calls,
    long fromJournal,
    long toPay,
    TokenRange inputTokens,
    TokenRange outputTokens,
    long looked,
    int priceList,
    Optional<CostRange> cost,
    String costWords,
    List<Part> parts) {
  public RunPlanResource {
    parts = List.copyOf(parts);
  }

  /** From this to that, in a currency; empty where nothing costs anything. */
  public record CostRange(String currency, BigDecimal low, BigDecimal high) {
    static CostRange of(RunForecast.Money money, String currency) {
      return new CostRange(currency, Costs.amount(money.low()), Costs.amount(money.high()));
    }
  }

  /**
   * The calls of one purpose.
   *
   * @param purpose target, judge with its metric, or in words what a strategy asks
   * @param calls at most, where it depends on answers
   * @param basis what the tokens are guessed from
   */
  public record Part(
      String purpose,
      String model,
      long calls,
      long fromJournal,
      TokenRange inputTokens,
      TokenRange outputTokens,
      String basis,
      Optional<CostRange> cost,
      String costWords) {
    private static String inWords(RunForecast.Money money, String currency) {
      return money.high() == 0 ? "nothing" : Costs.range(money.low(), money.high(), currency);
    }

    static Part of(RunForecast.Calls calls, String currency) {
      return new Part(
          calls.purpose(),
          calls.model().value(),
          calls.planned(),
          calls.reused(),
          calls.input(),
          calls.output(),
          calls.basis(),
          calls.cost().map(money -> CostRange.of(money, currency)),
          calls.cost().map(money -> inWords(money, currency)).orElse("not known"));
    }
  }

  static RunPlanResource of(RunForecast plan) {
    return new RunPlanResource(
        plan.cases(),
        plan.repeats(),
        plan.items(),
        plan.planned(),
        plan.planned() - plan.paid(),
        plan.paid(),
        plan.calls().stream()
            .map(RunForecast.Calls::input)
            .reduce(TokenRange.NONE, TokenRange::plus),
        plan.calls().stream()
            .map(RunForecast.Calls::output)
            .reduce(TokenRange.NONE, TokenRange::plus),
        plan.looked(),
        plan.priceList(),
        plan.cost().map(money -> CostRange.of(money, plan.currency())),
        words(plan),
        plan.calls().stream().map(each -> Part.of(each, plan.currency())).toList());
  }

  /** Says which model has no price, and what to do about it. */
  static String words(RunForecast plan) {
    if (plan.cost().isPresent()) {
      RunForecast.Money money = plan.cost().get();
      return money.high() == 0
          ? "nothing: all of it is free or in the journal"
          : Costs.range(money.low(), money.high(), plan.currency());
    }
    List<String> unpriced =
        plan.calls().stream()
            .filter(each -> each.cost().isEmpty())
            .map(each -> each.model().value())
            .distinct()
            .toList();
    return "unknown: no price is known of %s; enter it by `hansei models prices set`"
        .formatted(String.join(", ", unpriced));
  }
}
