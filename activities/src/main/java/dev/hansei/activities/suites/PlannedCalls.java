package dev.hansei.activities.suites;

import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.Strategy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one purpose that are known before anybody answers: of each item the samples from {@code
 * from}, before {@code to}.
 *
 * @param isCertain whether each is made, whatever is answered
 * @param settings how the model is asked; absent where no model of ours is
 */
record PlannedCalls(
    String purpose,
    TargetRequests requests,
    int from,
    int to,
    boolean isCertain,
    @Nullable ModelSettings settings) {
  private static final String TARGET = "target";

  /** Those of a run; the target's own come first. */
  static List<PlannedCalls> of(RunContext context, Manifest manifest) {
    return context
        .strategy()
        .map(asked -> of(asked, context, manifest))
        .orElseGet(() -> List.of(target(TARGET, 1, context, manifest)));
  }

  private static List<PlannedCalls> of(StrategyAsked asked, RunContext context, Manifest manifest) {
    return switch (asked.strategy()) {
      case Strategy.SelfCritique _ -> List.of(target(TARGET, 1, context, manifest));
      case Strategy.BestOfN best ->
          List.of(target("target, %d samples".formatted(best.n()), best.n(), context, manifest));
      case Strategy.SelfConsistency(int n, var _) ->
          List.of(target("target, %d samples".formatted(n), n, context, manifest));
      case Strategy.Ensemble _ ->
          Stream.concat(
                  Stream.of(target(TARGET, 1, context, manifest)),
                  asked.members().stream().skip(1).map(PlannedCalls::member))
              .toList();
      case Strategy.RetryUntilValid retry -> attempts(retry.attempts(), context, manifest);
    };
  }

  private static PlannedCalls target(
      String purpose, int samples, RunContext context, Manifest manifest) {
    return new PlannedCalls(purpose, context.target(), 0, samples, true, manifest.parameters());
  }

  private static PlannedCalls member(StrategyAsked.Member member) {
    return new PlannedCalls(
        "member " + member.name(), member.requests(), 0, 1, true, member.settings());
  }

  private static List<PlannedCalls> attempts(int count, RunContext context, Manifest manifest) {
    PlannedCalls first = target(TARGET, 1, context, manifest);
    return count == 1
        ? List.of(first)
        : List.of(
            first,
            new PlannedCalls(
                "target, up to %d further attempts".formatted(count - 1),
                context.target(),
                1,
                count,
                false,
                manifest.parameters()));
  }
}
