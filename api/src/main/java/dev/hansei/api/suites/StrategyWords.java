package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Strategy;
import dev.hansei.workflows.suites.Target;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What pages call strategies. */
@Singleton
final class StrategyWords {
  private final JudgeFinder judges;

  StrategyWords(JudgeFinder judges) {
    this.judges = judges;
  }

  /**
   * Such as "best of 4 by judge grounded v2".
   *
   * @param member what a member of an ensemble is called
   */
  String of(ProjectId project, Strategy strategy, Function<Target, String> member) {
    return switch (strategy) {
      case Strategy.SelfCritique(int rounds) ->
          "self-critique in up to " + Figures.count(rounds, "round");
      case Strategy.BestOfN(int n, var judge) ->
          "best of %d by judge %s".formatted(n, judges.words(project, judge));
      case Strategy.SelfConsistency(int n, var _) -> "majority of %d samples".formatted(n);
      case Strategy.Ensemble ensemble ->
          "together with %s, %s"
              .formatted(members(ensemble.members(), member), rule(project, ensemble));
      case Strategy.RetryUntilValid(int attempts, var _) ->
          attempts == 1
              ? "checked for validity"
              : "asked again until valid, up to %d times".formatted(attempts);
    };
  }

  private static String members(
      List<Target.PromptOnModel> members, Function<Target, String> member) {
    return members.stream().map(member).collect(Collectors.joining(" and "));
  }

  private String rule(ProjectId project, Strategy.Ensemble ensemble) {
    return ensemble
        .chooser()
        .map(judge -> "chosen by judge " + judges.words(project, judge))
        .orElse("by majority");
  }
}
