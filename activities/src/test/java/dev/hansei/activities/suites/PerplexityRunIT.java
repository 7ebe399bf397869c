package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.models.StubRequest;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.OwnAssertions;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunForecasts;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Strategy;
import dev.hansei.workflows.suites.Target;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs of suites that ask for perplexity, on a real registry; the model answers by HTTP. */
class PerplexityRunIT {
  /** The mean over the tokens is -0.25, so the perplexity e^0.25. */
  private static final String SURE =
      """
      {"choices": [{"index": 0, "finish_reason": "stop",
        "message": {"role": "assistant", "content": "51"},
        "logprobs": {"content": [
          {"token": "5", "logprob": -0.1, "bytes": [53], "top_logprobs": []},
          {"token": "1", "logprob": -0.4, "bytes": [49], "top_logprobs": []}]}}],
       "usage": {"prompt_tokens": 20, "completion_tokens": 2}}
      """;

  @RegisterExtension static final RunRoom ROOM = RunRoom.open("perplexity");

  @Test
  void isMeasuredOfTheAnswerAndAgainOutOfTheJournal() {
    ArrangedRun arranged =
        ArrangedRun.of(ROOM.workplace(), List.of(content("What is 50 plus 1?", null)));
    ROOM.stub().always("What is 50 plus 1?", new StubFault.Raw(200, SURE));
    Assertion[] asked = {
      ArrangedRun.exact(),
      asks(MetricType.PERPLEXITY, "sure", 1.3, false),
      asks(MetricType.PERPLEXITY_SCORE, "surer", 0.4, false),
      asks(MetricType.PERPLEXITY, "unsure", 1.2, true)
    };

    Outcome first = ROOM.run(arranged.run(1, asked)).getFirst();
    Result.Scored scored = (Result.Scored) first.result();
    assertThat(scored.passed()).isTrue();
    assertThat(scored.scores())
        .extracting(Score::metric)
        .containsExactlyInAnyOrder("exact", "sure", "surer", "unsure");
    Score surer =
        scored.scores().stream()
            .filter(it -> it.metric().equals("surer"))
            .findFirst()
            .orElseThrow();
    assertThat(surer.value()).isCloseTo(0.437823499, within(1e-9));
    assertThat(surer.explanation()).isEqualTo("perplexity 1.284025");
    assertThat(ROOM.stub().requests()).singleElement().matches(PerplexityRunIT::wants);

    RunSuiteInput next = arranged.run(1, asked);
    assertThat(ROOM.get(RunForecasts.class).of(next).paid())
        .as("the forecast knows the call by the same key")
        .isZero();
    Outcome second = ROOM.run(next).getFirst();
    assertThat(second.fromJournal()).isTrue();
    assertThat(second.result()).isEqualTo(first.result());
    assertThat(ROOM.stub().calls()).isEqualTo(1);
  }

  @Test
  void aSuiteThatDoesNotAskForItAsksAsBeforeAndIsACallOfItsOwn() {
    ArrangedRun arranged =
        ArrangedRun.of(ROOM.workplace(), List.of(content("What is 49 plus 2?", null)));
    ROOM.stub().always("What is 49 plus 2?", new StubFault.Raw(200, SURE));
    Outcome plain = ROOM.run(arranged.run(1, ArrangedRun.exact())).getFirst();
    Outcome wanting =
        ROOM.run(arranged.run(1, asks(MetricType.PERPLEXITY, "sure", 1.3, false))).getFirst();
    assertThat(ROOM.stub().requests())
        .extracting(PerplexityRunIT::wants)
        .containsExactly(false, true);
    assertThat(wanting.call()).isPresent().isNotEqualTo(plain.call());
  }

  @Test
  void whoTellsNoChancesLeavesTheItemUnscored() {
    ArrangedRun arranged =
        ArrangedRun.of(ROOM.workplace(), List.of(content("What is 48 plus 3?", null)));
    Outcome outcome =
        ROOM.run(
                arranged.run(
                    1, ArrangedRun.exact(), asks(MetricType.PERPLEXITY_SCORE, "surer", 0, false)))
            .getFirst();
    assertThat(outcome.result())
        .isInstanceOfSatisfying(
            Result.Unscored.class,
            unscored -> {
              assertThat(unscored.reason()).isEqualTo(UnscoredReason.NO_LOGPROBS);
              assertThat(unscored.scores()).extracting(Score::metric).containsExactly("exact");
            });
  }

  @Test
  void aCaseThatAsksForItItselfIsAskedSoAndTheOthersAreNot() {
    var own = new OwnAssertions(List.of(asks(MetricType.PERPLEXITY, "sure", 1.3, false)), null);
    ArrangedRun arranged =
        ArrangedRun.of(
            ROOM.workplace(),
            List.of(content("What is 47 plus 4?", own), content("What is 46 plus 5?", null)));
    ROOM.stub().always("plus", new StubFault.Raw(200, SURE));
    List<Outcome> outcomes = ROOM.run(arranged.run(1, ArrangedRun.exact()));
    assertThat(outcomes)
        .extracting(Outcome::result)
        .allSatisfy(result -> assertThat(((Result.Scored) result).passed()).isTrue());
    assertThat(ROOM.stub().requests())
        .hasSize(2)
        .allSatisfy(request ->
            assertThat(wants(request)).isEqualTo(request.mentions("What is 47 plus 4?")));
  }

  @Test
  void aStrategysChosenAnswerIsMeasured() {
    ArrangedRun arranged =
        ArrangedRun.of(ROOM.workplace(), List.of(content("What is 45 plus 6?", null)));
    ROOM.stub().always("What is 45 plus 6?", new StubFault.Raw(200, SURE));
    Target plain =
        new Target.PromptOnModel(arranged.promptVersion("{{question}}"), ArrangedRun.model());
    Target twice = new Target.ByStrategy(plain, new Strategy.SelfConsistency(2, null));
    Outcome outcome =
        ROOM.run(arranged.run(twice, 1, asks(MetricType.PERPLEXITY, "sure", 1.3, false)))
            .getFirst();
    assertThat(((Result.Scored) outcome.result()).passed()).isTrue();
    assertThat(ROOM.stub().requests()).hasSize(2).allMatch(PerplexityRunIT::wants);
  }

  private static boolean wants(StubRequest request) {
    return request.sent().body().path("logprobs").asBoolean();
  }

  private static Assertion asks(MetricType type, String metric, double threshold, boolean negated) {
    return new Assertion(type, metric, null, threshold, 1, null, negated, null, null);
  }

  private static CaseContent content(String question, @Nullable OwnAssertions own) {
    return new CaseContent(question, "51", List.of(), Map.of(), own);
  }
}
