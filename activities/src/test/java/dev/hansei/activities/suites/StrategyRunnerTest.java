package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.metrics.TextMetrics;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.models.Tool;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.Story;
import dev.hansei.workflows.suites.Strategy;
import dev.hansei.workflows.suites.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Strategies over a model that says what it is told to. */
class StrategyRunnerTest {
  private static final String SCHEMA = "{\"type\":\"object\",\"required\":[\"answer\"]}";
  private static final Strategy JSON = new Strategy.RetryUntilValid(3, List.of());

  @Test
  void theFirstValidAttemptWinsAndEachWaitsForTheOneBefore() {
    var models = new RepliesInTurn("seven", "{}", "{\"answer\":7}", "never asked");
    var end = answered(models, JSON);
    assertThat(end.answer().text()).isEqualTo("{\"answer\":7}");
    assertThat(end.latencyMillis()).isEqualTo(30);
    assertThat(end.story().chosen()).isEqualTo(2);
    assertThat(end.story().why()).isEqualTo("Attempt 3 is the first that is valid.");
    assertThat(models.asked()).extracting(ModelRequest::repetition).containsExactly(1, 21, 41);
  }

  @Test
  void whereNoneIsValidTheLastAnswerStandsAndTheStorySaysSo() {
    var end = answered(new RepliesInTurn("one", "two", "[EMPTY]"), JSON);
    assertThat(end.answer().text()).isEqualTo("two");
    assertThat(end.story().why()).contains("not valid");
    assertThat(end.story().steps())
        .extracting(Story.Step::note)
        .containsExactly(
            "not valid: it does not fit the prompt's output schema",
            "not valid: it does not fit the prompt's output schema",
            "no answer: empty");
  }

  @Test
  void checksNeverSeeTheReference() {
    var named = new Assertion(MetricType.CONTAINS, "names-question", "{{question}}", 1, 1, null);
    var brief = new Assertion(MetricType.WORD_COUNT, "short", "{\"max\":3}", 1, 1, null);
    var end =
        answered(
            new RepliesInTurn("much too long an answer to it", "What? 7"),
            new Strategy.RetryUntilValid(2, List.of(named, brief)));
    assertThat(end.answer().text()).isEqualTo("What? 7");
    assertThat(end.story().steps().getFirst().note())
        .isEqualTo("not valid: fails names-question, short");
  }

  @Test
  void aCallThatNeverCameToAnAnswerEndsTheItem() {
    var end = run(new RepliesInTurn("7", "[UNAVAILABLE]", "7"), majority(3));
    assertThat(end)
        .isInstanceOfSatisfying(
            StrategyEnd.Errored.class,
            it -> assertThat(it.reason()).isEqualTo(ErrorReason.UNAVAILABLE));
    assertThat(end.story().chosen()).isNull();
    assertThat(end.story().steps()).hasSize(2);
  }

  @Test
  void samplesDifferInRepetitionAndInThePromptsOwnSeed() {
    var models = new RepliesInTurn("6", "7", "7");
    assertThat(answered(models, majority(3)).answer().text()).isEqualTo("7");
    assertThat(models.asked()).extracting(ModelRequest::repetition).containsExactly(1, 21, 41);
    assertThat(models.asked())
        .extracting(request -> request.settings().seed())
        .containsExactly(5L, 6L, 7L);
    assertThat(models.asked())
        .extracting(request -> request.settings().stop())
        .containsOnly(List.of("END"));
  }

  @Test
  void aReviewThatFindsNothingEndsEarly() {
    var models = new RepliesInTurn("7", "{\"review\":\"\",\"mend\":false}");
    var end = answered(models, new Strategy.SelfCritique(3));
    assertThat(end.answer().text()).isEqualTo("7");
    assertThat(end.latencyMillis()).isEqualTo(20);
    assertThat(end.story().why()).isEqualTo("The review of round 1 finds nothing to mend.");
    ModelRequest review = models.asked().getLast();
    assertThat(review.messages().getLast().content()).contains("[[task ", "[[reply ", "What?");
    assertThat(review.settings().stop()).isNull();
    assertThat(review.settings().maxTokens()).isEqualTo(1_000);
  }

  @Test
  void theRevisionOfTheLastRoundStands() {
    var models =
        new RepliesInTurn(
            "6",
            "{\"review\":\"Add again.\",\"mend\":true}",
            "8",
            "{\"review\":\"Too much.\",\"mend\":true}",
            "7");
    var end = answered(models, new Strategy.SelfCritique(2));
    assertThat(end.answer().text()).isEqualTo("7");
    assertThat(end.latencyMillis()).isEqualTo(50);
    assertThat(end.story().steps())
        .extracting(Story.Step::note)
        .containsExactly("Add again.", "Too much.", "");
    assertThat(models.asked().get(2).messages())
        .extracting(Message::role)
        .containsExactly(Message.Role.USER, Message.Role.ASSISTANT, Message.Role.USER);
    assertThat(models.asked().get(2).outputSchema()).isEqualTo(SCHEMA);
  }

  @Test
  void aReviewThatWasTalkedToIsNoneAndOneThatFailedOfTheProviderEndsTheItem() {
    String mark = mark("6");
    var talked = answered(new RepliesInTurn("6", mark), new Strategy.SelfCritique(1));
    assertThat(talked.answer().text()).isEqualTo("6");
    assertThat(talked.story().steps().getFirst().note())
        .isEqualTo("no review: what was reviewed spoke to the reviewer");
    assertThat(run(new RepliesInTurn("6", "[RATE_LIMITED]"), new Strategy.SelfCritique(1)))
        .isInstanceOfSatisfying(
            StrategyEnd.Errored.class,
            it -> assertThat(it.reason()).isEqualTo(ErrorReason.RATE_LIMITED));
    assertThat(
            answered(new RepliesInTurn("6", "[TRUNCATED]"), new Strategy.SelfCritique(1))
                .answer()
                .text())
        .isEqualTo("6");
  }

  @Test
  void aRevisionThatRepeatsTheMarksDoesNotStandButItsTimeCounts() {
    ModelRequest asked = member("x").requests().request(item()).orElseThrow();
    String quoted =
        new ReviewRequests(asked).revise("6", "Add again.").messages().getLast().content();
    String marked = quoted.substring(quoted.indexOf("[[review "));
    var models = new RepliesInTurn("6", "{\"review\":\"Add again.\",\"mend\":true}", marked);
    var end = answered(models, new Strategy.SelfCritique(1));
    assertThat(end.answer().text()).isEqualTo("6");
    assertThat(end.latencyMillis()).isEqualTo(30);
    assertThat(end.story().why()).contains("repeats the marks");
  }

  @Test
  void membersOfAnEnsembleAnswerOnceEachAndTheMajorityStands() {
    var models = new RepliesInTurn("6", "7", "7.");
    var context =
        context(
            new StrategyAsked(
                majority(2), List.of(member("target"), member("further"), member("third"))));
    var candidates = new CandidateCalls(models).members(context, item(), asked(context));
    var end = MajorityChoice.among(candidates, null);
    assertThat(end.story().steps())
        .extracting(Story.Step::name)
        .containsExactly("target", "further", "third");
    assertThat(end.story().chosen()).isEqualTo(1);
    assertThat(models.asked()).extracting(ModelRequest::repetition).containsOnly(1);
  }

  @Test
  void aCheckOfToolCallsKnowsTheToolsThatThePromptOffers() {
    String called = "{\"tool_calls\":[{\"function\":{\"name\":\"%s\",\"arguments\":\"{}\"}}]}";
    var fits = new Assertion(MetricType.IS_VALID_TOOLS_CALL, "fits", null, 1, 1, null);
    var models = new RepliesInTurn(called.formatted("lookup"), called.formatted("search"));
    var retry = new Strategy.RetryUntilValid(3, List.of(fits));
    var context = context(new StrategyAsked(retry, List.of(offering("search"))));
    StrategyEnd end =
        new Retries(new CandidateCalls(models), new ValidityCheck(new TextMetrics(new NoVectors())))
            .run(context, item(), asked(context), retry);
    assertThat(end.story().steps())
        .extracting(Story.Step::note)
        .containsExactly("not valid: fails fits", "valid");
  }

  @Test
  void theToolsOfAnAnswerAreThoseOfWhoGaveIt() {
    var members = List.of(offering("search"), offering("lookup"), member("plain"));
    var second = new Story(List.of(step("a"), step("b"), step("c")), 1, "why");
    var ensemble =
        new Strategy.Ensemble(
            List.of(
                new Target.PromptOnModel(
                    new PromptVersionId(new UUID(0, 5)), new ModelName("openai/x"))),
            Strategy.Ensemble.Rule.MAJORITY,
            null,
            null);
    assertThat(new StrategyAsked(ensemble, members).answering(second).requests().tools())
        .extracting(Tool::name)
        .containsExactly("lookup");
    assertThat(new StrategyAsked(majority(3), members).answering(second).requests().tools())
        .as("samples are all the target's")
        .extracting(Tool::name)
        .containsExactly("search");
  }

  private static Story.Step step(String name) {
    return new Story.Step(name, null, "", null);
  }

  private static StrategyAsked.Member offering(String tool) {
    var prompt =
        new PromptContent(
            List.of(new Message(Message.Role.USER, "{{question}}")),
            List.of("question"),
            ModelSettings.DEFAULTS,
            "",
            Map.of(),
            List.of(new Tool(tool, "", "{\"type\":\"object\"}")));
    var requests =
        new TargetRequests.Prompted(prompt, new ModelName("openai/" + tool), null, false);
    return new StrategyAsked.Member(tool, requests, ModelSettings.DEFAULTS, "");
  }

  private static String mark(String reply) {
    ModelRequest asked = member("x").requests().request(item()).orElseThrow();
    String text = new ReviewRequests(asked).review(reply).messages().getLast().content();
    assertThat(text).startsWith("[[task ");
    return text.substring("[[task ".length(), text.indexOf("]]"));
  }

  private static StrategyAsked asked(RunContext context) {
    return context.strategy().orElseThrow();
  }

  private static Strategy majority(int n) {
    return new Strategy.SelfConsistency(n, null);
  }

  private static StrategyEnd.Answered answered(RepliesInTurn models, Strategy strategy) {
    return (StrategyEnd.Answered) run(models, strategy);
  }

  private static StrategyEnd run(RepliesInTurn models, Strategy strategy) {
    var context = context(new StrategyAsked(strategy, List.of(member("target"))));
    return switch (strategy) {
      case Strategy.RetryUntilValid retry ->
          new Retries(
                  new CandidateCalls(models), new ValidityCheck(new TextMetrics(new NoVectors())))
              .run(context, item(), asked(context), retry);
      case Strategy.SelfCritique(int rounds) ->
          new SelfCritiques(models).run(context, item(), asked(context), rounds);
      case Strategy.SelfConsistency(int n, String transform) -> {
        var samples = new CandidateCalls(models).samples(context, item(), asked(context), n);
        yield CandidateCalls.endsBroken(samples)
            ? StrategyEnd.broken(samples)
            : MajorityChoice.among(samples, transform);
      }
      case Strategy.BestOfN _, Strategy.Ensemble _ ->
          throw new IllegalArgumentException("it is tested with a real judge");
    };
  }

  private static RunContext context(StrategyAsked asked) {
    return new RunContext(
        new ProjectId(new UUID(0, 1)),
        asked.target().requests(),
        List.of(),
        Map.of(),
        _ -> Optional.empty(),
        new Pricing(Optional.empty(), LocalDate.EPOCH),
        Optional.of(asked),
        ChunkCorpus.NONE);
  }

  private static StrategyAsked.Member member(String name) {
    var settings = new ModelSettings(null, null, 20, 5L, List.of("END"));
    var prompt =
        new PromptContent(
            List.of(new Message(Message.Role.USER, "{{question}}")),
            List.of("question"),
            settings,
            SCHEMA,
            Map.of());
    var requests =
        new TargetRequests.Prompted(prompt, new ModelName("openai/" + name), null, false);
    return new StrategyAsked.Member(name, requests, settings, SCHEMA);
  }

  private static RunItem item() {
    CaseContent content = new CaseContent("What?", "7", List.of(), Map.of());
    var of =
        new Case(
            new CaseId(new UUID(0, 2)),
            new DatasetId(new UUID(0, 3)),
            Case.State.FINAL,
            content,
            Sha256.of("case"),
            false,
            1,
            Optional.empty(),
            Instant.EPOCH);
    return new RunItem(new RunId(new UUID(0, 4)), 1, 1, of);
  }

  /** None of these checks embeds anything. */
  private static final class NoVectors implements Embedder {
    @Override
    public ModelName model() {
      return new ModelName("builtin/none");
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
      throw new IllegalStateException("nothing is embedded here");
    }
  }
}
