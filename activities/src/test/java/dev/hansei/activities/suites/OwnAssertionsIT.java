package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.OwnAssertions;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Cases that ask things of their own, on a real registry and store; the model answers by HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnAssertionsIT {
  private static final String ANSWER = "five days";

  private RunRoom room;

  @BeforeAll
  void open() {
    room =
        RunRoom.open(
            "own",
            StubModelServer.Setup.plain()
                .knowing(
                    Map.of("How long, a?", ANSWER, "How long, b?", ANSWER, "How long, c?", ANSWER),
                    1_000));
  }

  @AfterAll
  void close() {
    room.close();
  }

  @Test
  void aCaseIsScoredByItsSuiteAndByItself() {
    Assertion yes = asks(MetricType.CONTAINS, "yes", "five");
    Assertion no = asks(MetricType.CONTAINS, "no", "seven");
    var either = new AssertSet(List.of(yes, no), false);
    var set =
        new Assertion(MetricType.ASSERT_SET, "either", null, 0.5, 1, null, null, null, either);
    ArrangedRun arranged =
        ArrangedRun.of(
            room.workplace(),
            List.of(
                content("How long, a?", new OwnAssertions(List.of(yes, no), 0.5)),
                content("How long, b?", new OwnAssertions(List.of(yes, no), null)),
                content("How long, c?", new OwnAssertions(List.of(set), null))));
    var polite = new Assertion(MetricType.IS_REFUSAL, "polite", null, 1, 1, null, true, null, null);

    RunSuiteInput input = arranged.run(1, polite);
    List<Outcome> outcomes = room.run(input);

    assertThat(scored(outcomes.get(0)).passed()).isTrue();
    assertThat(scored(outcomes.get(0)).score()).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(scored(outcomes.get(1)).passed()).isFalse();
    assertThat(scored(outcomes.get(1)).scores())
        .extracting(Score::metric)
        .containsExactly("polite", "yes", "no");
    assertThat(scored(outcomes.get(2)).passed()).isTrue();
    assertThat(scored(outcomes.get(2)).score()).isCloseTo(0.75, within(1e-9));
    assertThat(room.view(input).summary().metrics())
        .extracting(MetricSummary::metric)
        .containsExactly("polite", "either", "no", "yes");
  }

  @Test
  void whatAsksNothingIsUnscored() {
    ArrangedRun arranged = ArrangedRun.of(room.workplace(), List.of(content("How long, a?", null)));
    RunSuiteInput input = arranged.run(1);
    assertThat(room.run(input).getFirst().result())
        .isEqualTo(new Result.Unscored(UnscoredReason.NOTHING_ASKED, List.of()));
  }

  private static Assertion asks(MetricType type, String metric, String value) {
    return new Assertion(type, metric, value, 1, 1, null);
  }

  private static CaseContent content(String question, @Nullable OwnAssertions own) {
    return new CaseContent(question, "", List.of(), Map.of(), own);
  }

  private static Result.Scored scored(Outcome outcome) {
    return (Result.Scored) outcome.result();
  }
}
