package dev.hansei.workflows.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hansei.workflows.StrategySamples;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategyTest {
  private static final JudgeId JUDGE = JudgeId.of("019a9000-0000-7000-8000-0000000000f1");
  private static final Target PROMPTED = StrategySamples.prompted("openai/gpt-4o-mini");
  private static final Target RECORDED = new Target.Recorded("outputs");
  private static final Target BUILTIN = StrategySamples.prompted("builtin/extractive");
  private static final Target HTTP =
      new Target.Http("https://example.org/ask", "{}", "/answer", Optional.empty());
  private static final Strategy.SelfConsistency MAJORITY = new Strategy.SelfConsistency(5, null);

  static Stream<Supplier<Strategy>> beyondTheLimits() {
    Assertion judged = new Assertion(MetricType.JUDGE, "judge", null, 1, 1, JUDGE);
    return Stream.of(
        () -> new Strategy.SelfCritique(0),
        () -> new Strategy.SelfCritique(4),
        () -> new Strategy.BestOfN(1, JUDGE),
        () -> new Strategy.BestOfN(11, JUDGE),
        () -> new Strategy.SelfConsistency(1, null),
        () -> new Strategy.SelfConsistency(3, "no such step"),
        () -> ensemble(0),
        () -> ensemble(5),
        () -> new Strategy.Ensemble(others(1), Strategy.Ensemble.Rule.JUDGE, null, null),
        () -> new Strategy.Ensemble(others(1), Strategy.Ensemble.Rule.MAJORITY, JUDGE, null),
        () -> new Strategy.Ensemble(others(1), Strategy.Ensemble.Rule.JUDGE, JUDGE, "trim"),
        () ->
            new Strategy.Ensemble(
                List.of(others(1).getFirst(), others(1).getFirst()),
                Strategy.Ensemble.Rule.MAJORITY,
                null,
                null),
        () -> new Strategy.RetryUntilValid(0, List.of()),
        () -> new Strategy.RetryUntilValid(6, List.of()),
        () -> new Strategy.RetryUntilValid(2, List.of(judged)),
        () -> retry(new Assertion(MetricType.LATENCY, "latency", null, 500, 1, null)),
        () -> retry(new Assertion(MetricType.PERPLEXITY, "perplexity", null, 5, 1, null)),
        () -> retry(new Assertion(MetricType.F1, "f1", null, 0.5, 1, null)),
        () -> retry(new Assertion(MetricType.SIMILAR, "similar", null, 0.5, 1, null)),
        () ->
            retry(new Assertion(MetricType.CONTAINS, "contains", "x {{ reference }}", 1, 1, null)));
  }

  @ParameterizedTest
  @MethodSource("beyondTheLimits")
  void refusesWhatIsBeyondItsLimitsOrLooksAtTheReference(Supplier<Strategy> wanted) {
    assertThatIllegalArgumentException().isThrownBy(wanted::get);
  }

  @Test
  void takesWhatIsWithin() {
    assertThat(
            List.of(
                new Strategy.SelfCritique(3),
                new Strategy.BestOfN(10, JUDGE),
                ensemble(4),
                retry(new Assertion(MetricType.CONTAINS, "contains", "{{question}}", 1, 1, null)),
                retry(new Assertion(MetricType.IS_JSON, "is-json", null, 1, 1, null))))
        .filteredOn(strategy -> strategy.chooser().isPresent())
        .hasSize(1);
  }

  static Stream<Supplier<Target>> unfit() {
    return Stream.of(
        () -> around(RECORDED, MAJORITY),
        () -> around(BUILTIN, MAJORITY),
        () -> around(RECORDED, new Strategy.BestOfN(4, JUDGE)),
        () -> around(RECORDED, new Strategy.SelfCritique(1)),
        () -> around(HTTP, new Strategy.SelfCritique(1)),
        () -> around(BUILTIN, new Strategy.SelfCritique(1)),
        () -> around(RECORDED, ensemble(1)),
        () -> around(others(1).getFirst(), ensemble(1)),
        () -> around(RECORDED, new Strategy.RetryUntilValid(2, List.of())),
        () -> around(around(PROMPTED, MAJORITY), new Strategy.SelfCritique(1)));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void refusesATargetThatItCannotWorkOn(Supplier<Target> wanted) {
    assertThatIllegalArgumentException().isThrownBy(wanted::get);
  }

  @Test
  void whatAStrategyAnswersIsEvidenceForNoVersionButHasThemInItsLineage() {
    Target target = around(PROMPTED, ensemble(1));
    assertThat(target.asked()).isEmpty();
    assertThat(target.versions()).containsExactlyElementsOf(PROMPTED.versions());
    assertThat(target.plain()).isEqualTo(PROMPTED);
    assertThat(around(HTTP, MAJORITY).varies()).isTrue();
    assertThat(around(RECORDED, new Strategy.RetryUntilValid(1, List.of())).varies()).isFalse();
  }

  private static Target around(Target of, Strategy strategy) {
    return new Target.ByStrategy(of, strategy);
  }

  private static Strategy.Ensemble ensemble(int others) {
    return new Strategy.Ensemble(others(others), Strategy.Ensemble.Rule.MAJORITY, null, null);
  }

  private static List<Target.PromptOnModel> others(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> StrategySamples.prompted("anthropic/model-" + i))
        .toList();
  }

  private static Strategy retry(Assertion assertion) {
    return new Strategy.RetryUntilValid(2, List.of(assertion));
  }
}
