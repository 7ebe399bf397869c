package dev.hansei.api.suites;

import dev.hansei.api.pages.Costs;
import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.suites.RunSpending;
import java.util.ArrayList;
import java.util.List;

/** A run's budget in words. */
public final class RunBudgetWords {
  private RunBudgetWords() {}

  /** One line a limit, such as {@code 120 of 200 calls paid, 40 held back}. */
  public static List<String> lines(RunSpending now, String currency) {
    List<String> lines = new ArrayList<>();
    now.limits()
        .calls()
        .ifPresent(limit ->
            lines.add(
                "%s of %s paid%s"
                    .formatted(
                        Figures.count(now.paid().calls()),
                        Figures.count(limit, "call"),
                        held(now.held().calls(), Figures.count(now.held().calls())))));
    now.limits()
        .tokens()
        .ifPresent(limit ->
            lines.add(
                "%s of %s paid%s"
                    .formatted(
                        Figures.count(now.paid().tokens()),
                        Figures.count(limit, "token"),
                        held(now.held().tokens(), Figures.count(now.held().tokens())))));
    now.limits()
        .micros()
        .ifPresent(limit ->
            lines.add(
                "%s of %s paid%s"
                    .formatted(
                        Costs.money(now.paid().micros(), currency),
                        Costs.money(limit, currency),
                        held(now.held().micros(), Costs.money(now.held().micros(), currency)))));
    return List.copyOf(lines);
  }

  private static String held(long amount, String words) {
    return amount == 0 ? "" : ", %s held back".formatted(words);
  }
}
