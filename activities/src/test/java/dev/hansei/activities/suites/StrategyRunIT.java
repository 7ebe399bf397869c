package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.models.StubRequest;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunForecast;
import dev.hansei.workflows.suites.RunForecasts;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Story;
import dev.hansei.workflows.suites.Strategy;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import dev.hansei.workflows.suites.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs with a strategy around their target, on a real registry and a model server over HTTP. */
class StrategyRunIT {
  private static final Actor ACTOR = new Actor.BySystem();

  /** The stub counts 20 tokens in, and 2 out for a word of its answers. */
  private static final long MICROS_OF_A_WORD = 20 * 2 + 2 * 3;

  @RegisterExtension static final RunRoom ROOM = RunRoom.open("strategies");

  @Test
  void theJudgesHighestScoreWinsAndTheJudgeSeesNoReference() {
    ArrangedRun arranged = arranged("What is 30 plus 40?", "70");
    Judge judge = judge(arranged, "Graded.", new JudgeMethod.Grades(4));
    ROOM.stub()
        .script(
            "What is 30 plus 40?",
            new StubFault.Say("sixty"),
            new StubFault.Say("70"),
            new StubFault.Say("eighty"));
    ROOM.stub().script("Graded.", grade(2), grade(5), grade(3));
    RunSuiteInput input =
        arranged.run(around(arranged, new Strategy.BestOfN(3, judge.id())), 1, ArrangedRun.exact());
    Outcome outcome = run(input);
    assertThat(outcome.result())
        .isInstanceOfSatisfying(
            Result.Scored.class, scored -> assertThat(scored.passed()).isTrue());
    Story story = outcome.story().orElseThrow();
    assertThat(story.chosen()).isEqualTo(1);
    assertThat(story.why()).isEqualTo("Answer 2 has the highest score, 1.000.");
    assertThat(story.steps().get(2).note()).isEqualTo("0.500. Graded so.");
    assertThat(story.steps().get(2).noteCall()).isNotNull();
    assertThat(outcome.call()).contains(Objects.requireNonNull(story.steps().get(1).call()));
    List<StubRequest> judged =
        ROOM.stub().requests().stream().filter(request -> request.mentions("Graded.")).toList();
    assertThat(judged).hasSize(3);
    assertThat(judged).allMatch(request -> !request.quoted().containsKey("reference"));
    assertThat(ROOM.stub().paidCalls()).isEqualTo(6);
    assertThat(run(again(arranged, input)).story())
        .as("another run makes the same choice out of the journal")
        .contains(story);
    assertThat(ROOM.stub().paidCalls()).isEqualTo(6);
  }

  @Test
  void whereTheJudgeScoresNoneNothingIsChosen() {
    ArrangedRun arranged = arranged("What is 31 plus 40?", "71");
    Judge judge = judge(arranged, "Mute.", new JudgeMethod.Grades(4));
    ROOM.stub().always("Mute.", new StubFault.Say("no verdict"));
    Outcome outcome =
        run(
            arranged.run(
                around(arranged, new Strategy.BestOfN(2, judge.id())), 1, ArrangedRun.exact()));
    assertThat(outcome.result()).isEqualTo(new Result.Errored(ErrorReason.NO_CHOICE));
    assertThat(outcome.usage().inputTokens()).as("it was paid all the same").isPositive();
    assertThat(outcome.story().orElseThrow().chosen()).isNull();
  }

  @Test
  void samplesTimesRepeatsDoNotCollideAndTheFirstIsThatOfARunWithoutAStrategy() {
    ArrangedRun arranged = arranged("What is 32 plus 40?", "72");
    price(arranged);
    PromptVersionId version = arranged.promptVersion("{{question}}");
    Target plain = new Target.PromptOnModel(version, ArrangedRun.model());
    long once = run(arranged.run(plain, 2, ArrangedRun.exact())).costMicros().orElseThrow();
    assertThat(ROOM.stub().paidCalls()).isEqualTo(2);
    Target wrapped = new Target.ByStrategy(plain, new Strategy.SelfConsistency(3, null));
    RunSuiteInput input = arranged.run(wrapped, 2, ArrangedRun.exact());
    RunForecast forecast = ROOM.get(RunForecasts.class).of(input);
    assertThat(forecast.planned()).isEqualTo(6);
    assertThat(forecast.paid()).isEqualTo(4);
    assertThat(forecast.calls().getFirst().purpose()).isEqualTo("target, 3 samples");
    Outcome outcome = run(input);
    assertThat(ROOM.stub().paidCalls()).isEqualTo(6);
    assertThat(ROOM.stub().repeatedCalls()).isZero();
    assertThat(outcome.costMicros()).as("all samples").contains(3 * once);
    assertThat(outcome.fromJournal()).isFalse();
  }

  @Test
  void anEnsembleIsDecidedByMajorityAndItsPromptsAreInTheManifest() {
    ArrangedRun arranged = arranged("What is 33 plus 40?", "73");
    PromptVersionId other = arranged.promptVersion("Briefly: {{question}}");
    PromptVersionId third = arranged.promptVersion("Kindly: {{question}}");
    ROOM.stub().always("Kindly:", new StubFault.Say("seventy"));
    var strategy =
        new Strategy.Ensemble(
            List.of(
                new Target.PromptOnModel(third, ArrangedRun.model()),
                new Target.PromptOnModel(other, ArrangedRun.model())),
            Strategy.Ensemble.Rule.MAJORITY,
            null,
            null);
    RunSuiteInput input = arranged.run(around(arranged, strategy), 1, ArrangedRun.exact());
    assertThat(ROOM.get(RunForecasts.class).of(input).calls())
        .extracting(RunForecast.Calls::purpose)
        .containsExactly(
            "target", "member answer v2 on openai/stub", "member answer v1 on openai/stub");
    Story story = run(input).story().orElseThrow();
    assertThat(story.why()).isEqualTo("2 of 3 answers say what answer 1 says.");
    assertThat(manifest(input).hashes())
        .containsKeys("strategy", "prompt " + other, "prompt " + third);
    assertThat(manifest(input).target().strategyIfAny()).contains(strategy);
  }

  @Test
  void selfCritiqueMendsAndItsPriceCountsEveryCall() {
    ArrangedRun arranged = arranged("What is 34 plus 40?", "74");
    price(arranged);
    ROOM.stub().script("What is 34 plus 40?", new StubFault.Say("75"));
    ROOM.stub()
        .script("You replied to a task", new StubFault.Say("{\"review\":\"74.\",\"mend\":true}"));
    ROOM.stub().script("You reviewed that reply", new StubFault.Say("74"));
    RunSuiteInput input =
        arranged.run(around(arranged, new Strategy.SelfCritique(1)), 1, ArrangedRun.exact());
    RunForecast forecast = ROOM.get(RunForecasts.class).of(input);
    assertThat(forecast.calls())
        .extracting(RunForecast.Calls::purpose)
        .containsExactly("target", "review, up to 1", "revision, up to 1");
    assertThat(forecast.paid()).isEqualTo(3);
    Outcome outcome = run(input);
    assertThat(outcome.result())
        .isInstanceOfSatisfying(
            Result.Scored.class, scored -> assertThat(scored.passed()).isTrue());
    assertThat(ROOM.stub().paidCalls()).isEqualTo(3);
    assertThat(outcome.usage().inputTokens()).isEqualTo(60);
    assertThat(outcome.costMicros().orElseThrow()).isGreaterThan(2 * MICROS_OF_A_WORD);
    assertThat(outcome.story().orElseThrow().steps()).hasSize(2);
  }

  @Test
  void retriesCheckByAssertionsAndEndWithTheFirstValid() {
    ArrangedRun arranged = arranged("What is 35 plus 40?", "75");
    ROOM.stub().script("What is 35 plus 40?", new StubFault.Say("seventy-five"));
    var digits = new Assertion(MetricType.REGEX, "digits", "^\\d+$", 1, 1, null);
    RunSuiteInput input =
        arranged.run(
            around(arranged, new Strategy.RetryUntilValid(4, List.of(digits))),
            1,
            ArrangedRun.exact());
    RunForecast forecast = ROOM.get(RunForecasts.class).of(input);
    assertThat(forecast.paid()).as("a budget holds for the worst").isEqualTo(4);
    assertThat(forecast.calls().get(1).input().low()).isZero();
    Story story = run(input).story().orElseThrow();
    assertThat(story.steps())
        .extracting(Story.Step::note)
        .containsExactly("not valid: fails digits", "valid");
    assertThat(ROOM.stub().paidCalls()).isEqualTo(2);
  }

  @Test
  void whatCouldNeverWorkIsRefusedWhenTheRunIsPlanned() {
    ArrangedRun arranged = arranged("What is 36 plus 40?", "76");
    Judge needs = judge(arranged, "Same.", new JudgeMethod.ReferenceEquivalence(1));
    Judge compares = judge(arranged, "Better.", new JudgeMethod.Pairwise());
    assertThatThrownBy(() -> plan(arranged, new Strategy.BestOfN(2, needs.id())))
        .hasStackTraceContaining("judge-needs-reference");
    assertThatThrownBy(() -> plan(arranged, new Strategy.BestOfN(2, compares.id())))
        .hasStackTraceContaining("judge-compares");
    assertThatThrownBy(() -> plan(arranged, new Strategy.RetryUntilValid(2, List.of())))
        .hasStackTraceContaining("nothing-to-check");
    assertThat(ROOM.stub().calls()).isZero();
  }

  private RunPlan plan(ArrangedRun arranged, Strategy strategy) {
    return ROOM.activities()
        .planRun(arranged.run(around(arranged, strategy), 1, ArrangedRun.exact()));
  }

  private ArrangedRun arranged(String question, String reference) {
    return ArrangedRun.of(ROOM.workplace(), List.of(ArrangedRun.content(question, reference)));
  }

  private static Target around(ArrangedRun arranged, Strategy strategy) {
    return new Target.ByStrategy(
        new Target.PromptOnModel(arranged.promptVersion("{{question}}"), ArrangedRun.model()),
        strategy);
  }

  private static RunSuiteInput again(ArrangedRun arranged, RunSuiteInput input) {
    return arranged.run(input.target(), input.repeats(), ArrangedRun.exact());
  }

  private static StubFault grade(int grade) {
    return new StubFault.Say("{\"reason\":\"Graded so.\",\"grade\":%d}".formatted(grade));
  }

  private Judge judge(ArrangedRun arranged, String rubric, JudgeMethod method) {
    var criterion =
        ROOM.get(Criteria.class)
            .create(arranged.project(), "right by " + rubric, "The answer is right.", ACTOR);
    var wanted =
        new Judges.NewJudge(criterion.id(), rubric, ArrangedRun.model(), ModelSettings.DEFAULTS);
    return ROOM.get(Judges.class).create(arranged.project(), wanted.by(method), ACTOR);
  }

  private void price(ArrangedRun arranged) {
    var price =
        new Price(
            "openai/*",
            BigDecimal.valueOf(2),
            BigDecimal.valueOf(3),
            null,
            LocalDate.of(2026, 1, 1));
    ROOM.get(PriceLists.class)
        .save(
            arranged.project(),
            new PriceLists.NewPriceList("USD", List.of(price), "", Optional.empty()),
            ACTOR);
  }

  private Manifest manifest(RunSuiteInput input) {
    var run = ROOM.get(Runs.class).require(input.projectId(), input.runId());
    byte[] stored = ROOM.get(ObjectStore.class).get(run.manifest());
    return ROOM.get(CanonicalJson.class).read(stored, Manifest.class);
  }

  /** The outcome of its first item. */
  private static Outcome run(RunSuiteInput input) {
    return ROOM.run(input).getFirst();
  }
}
