package dev.hansei.activities.suites;

import dev.hansei.activities.models.JournaledModelCalls;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.TokenRange;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.RunForecast;
import dev.hansei.workflows.suites.RunForecasts;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Strategy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renders what a run would ask, looks the calls up in the journal, and reckons the rest by lengths
 * of texts, earlier runs and the price list. Asks nobody.
 */
@Singleton
final class RunForecaster implements RunForecasts {
  /** Cases that are looked at; a larger run is scaled up from so many, spread over it. */
  private static final int CASES_MAX = 2_000;

  private static final int PAGE = 500;

  private final SuitePlans plans;
  private final Cases cases;
  private final CallJournal journal;
  private final JournaledModelCalls calls;
  private final CallEstimates estimates;

  RunForecaster(
      SuitePlans plans,
      Cases cases,
      CallJournal journal,
      JournaledModelCalls calls,
      CallEstimates estimates) {
    this.plans = plans;
    this.cases = cases;
    this.journal = journal;
    this.calls = calls;
    this.estimates = estimates;
  }

  /** What the cases that were looked at came to. */
  private static final class Look {
    private long items;
    private TokenRange material = TokenRange.NONE;
    private final Map<PlannedCalls, CallTally> tallies = new LinkedHashMap<>();

    private Look(List<PlannedCalls> planned) {
      planned.forEach(calls -> tallies.put(calls, new CallTally()));
    }

    /** Of the target itself. */
    private CallTally target() {
      return tallies.values().iterator().next();
    }
  }

  /** A run of which something is reckoned. */
  private record Run(RunSuiteInput input, Manifest manifest, RunContext context, Look look) {
    /** What of the items looked at is of all items. */
    long scaled(long some) {
      return look.items == 0 ? 0 : Math.ceilDiv(some * manifest.planned(), look.items);
    }
  }

  @Override
  public RunForecast of(RunSuiteInput input) {
    Manifest manifest = plans.manifest(input);
    RunContext context = plans.context(input, manifest);
    Run run = new Run(input, manifest, context, look(input, manifest, context));
    List<RunForecast.Calls> planned = new ArrayList<>();
    run.look()
        .tallies
        .forEach((calls, tally) ->
            tally.model().ifPresent(model -> planned.add(known(run, calls, tally, model))));
    context.strategy().ifPresent(asked -> planned.addAll(followUps(run, asked.strategy())));
    manifest.assertions().stream()
        .flatMap(assertion -> assertion.leaves().stream())
        .filter(assertion -> assertion.judge() != null)
        .flatMap(assertion -> asked("judge " + assertion.metric(), assertion.judge(), 1, context))
        .forEach(asked -> planned.add(judged(run, asked)));
    return new RunForecast(
        manifest.caseCount(),
        manifest.repeats(),
        run.look().items,
        context.pricing().number(),
        context.pricing().currency(),
        planned);
  }

  /** Verdicts that a model is asked for, of each item. */
  private record Asked(String purpose, Judge judge, int times) {}

  /** Who asks a model about each answer: of a jury its members, a pairwise judge twice. */
  private static Stream<Asked> asked(
      String purpose, @Nullable JudgeId id, int times, RunContext context) {
    Judge judge = context.judges().get(Objects.requireNonNull(id));
    if (judge == null) {
      throw new IllegalStateException("the plan has no judge " + id);
    }
    var once = new Asked(purpose, judge, times);
    return switch (judge.kind()) {
      case LEARNED -> Stream.of();
      case PAIRWISE -> Stream.of(once, once);
      case JURY ->
          judge.members().stream().flatMap(member -> asked(purpose, member, times, context));
      case RUBRIC,
          GRADES,
          CATEGORIES,
          G_EVAL,
          FACTUAL_CONSISTENCY,
          ANSWER_RELEVANCE,
          CONTEXT_PRECISION,
          CONTEXT_RECALL,
          REFERENCE_EQUIVALENCE,
          FEEDBACK_INCORPORATION,
          SAFETY ->
          Stream.of(once);
    };
  }

  /** What a strategy asks of answers that are not there yet. */
  private List<RunForecast.Calls> followUps(Run run, Strategy strategy) {
    return switch (strategy) {
      case Strategy.BestOfN(int n, JudgeId judge) -> choosing(run, judge, n);
      case Strategy.Ensemble ensemble ->
          ensemble.judge() == null
              ? List.of()
              : choosing(run, ensemble.judge(), ensemble.members().size() + 1);
      case Strategy.SelfCritique _ when run.look().target().model().isEmpty() -> List.of();
      case Strategy.SelfCritique(int rounds) ->
          List.of(
              ofReply(run, "review, up to %d".formatted(rounds), 1, rounds),
              ofReply(run, "revision, up to %d".formatted(rounds), 0, rounds));
      case Strategy.SelfConsistency _, Strategy.RetryUntilValid _ -> List.of();
    };
  }

  private List<RunForecast.Calls> choosing(Run run, JudgeId judge, int answers) {
    return asked("the strategy's judge", judge, answers, run.context())
        .map(asked -> judged(run, asked))
        .toList();
  }

  private Look look(RunSuiteInput input, Manifest manifest, RunContext context) {
    Look look = new Look(PlannedCalls.of(context, manifest));
    int count = manifest.caseCount();
    int pages = Math.ceilDiv(Math.min(count, CASES_MAX), PAGE);
    for (int page = 0; page < pages; page++) {
      int from = count <= CASES_MAX ? page * PAGE : (int) ((long) page * count / pages);
      int to = Math.min(count, from + PAGE);
      List<Case> some = cases.ofVersion(input.projectId(), input.datasetVersionId(), from, to);
      for (int i = 0; i < some.size(); i++) {
        for (int repetition = 0; repetition < manifest.repeats(); repetition++) {
          int ordinal = (from + i) * manifest.repeats() + repetition;
          see(look, context, new RunItem(input.runId(), ordinal, repetition, some.get(i)));
        }
      }
    }
    return look;
  }

  private void see(Look look, RunContext context, RunItem item) {
    look.items++;
    var content = item.of().content();
    look.material =
        look.material
            .plus(TokenRange.of(content.transcript()))
            .plus(TokenRange.of(content.reference()));
    look.tallies.forEach((planned, tally) -> {
      for (int sample = planned.from(); sample < planned.to(); sample++) {
        planned
            .requests()
            .request(item.sample(sample))
            .ifPresent(request -> tally.add(calls.keyOf(context.project(), request), request));
      }
    });
  }

  private RunForecast.Calls known(Run run, PlannedCalls planned, CallTally tally, ModelName model) {
    long known = journal.known(run.context().project(), tally.keys());
    long paid = run.scaled(tally.keys().size() - known);
    var output = estimates.output(run.input(), model, planned.settings(), CallEstimates.ANSWER);
    TokenRange input = tally.input().share(paid, tally.requests());
    TokenRange written = output.each().times(paid);
    return estimates.calls(
        run.context().pricing(),
        model,
        planned.purpose(),
        new CallEstimates.Counted(run.scaled(tally.requests()), paid),
        new CallEstimates.Tokens(
            planned.isCertain() ? input : new TokenRange(0, input.high()),
            planned.isCertain() ? written : new TokenRange(0, written.high()),
            output.basis()));
  }

  /** Judges see answers that are not there yet: none of their calls can be looked up. */
  private RunForecast.Calls judged(Run run, Asked asked) {
    Judge judge = asked.judge();
    Look look = run.look();
    long verdicts = run.scaled(look.items * asked.times());
    TokenRange each =
        CallEstimates.INSTRUCTIONS.plus(TokenRange.of(judge.rubric())).plus(answer(run));
    var output =
        estimates.output(run.input(), judge.model(), judge.settings(), CallEstimates.VERDICT);
    return estimates.calls(
        run.context().pricing(),
        judge.model(),
        asked.purpose(),
        new CallEstimates.Counted(verdicts, verdicts),
        new CallEstimates.Tokens(
            each.times(verdicts).plus(look.material.share(verdicts, look.items)),
            output.each().times(verdicts),
            output.basis()));
  }

  /** What one answer of the target is long. */
  private TokenRange answer(Run run) {
    return run.look()
        .target()
        .model()
        .map(model ->
            estimates
                .output(run.input(), model, run.manifest().parameters(), CallEstimates.ANSWER)
                .each())
        .orElse(TokenRange.NONE);
  }

  /** A call that shows the target's model its own reply with the task, some times an item. */
  private RunForecast.Calls ofReply(Run run, String purpose, int least, int most) {
    CallTally target = run.look().target();
    ModelName model = target.model().orElseThrow();
    long calls = run.scaled(target.requests() * most);
    var output =
        estimates.output(run.input(), model, run.manifest().parameters(), CallEstimates.ANSWER);
    TokenRange input =
        target
            .input()
            .share(calls, Math.max(1, target.requests()))
            .plus(CallEstimates.INSTRUCTIONS.plus(answer(run)).times(calls));
    TokenRange written = output.each().times(calls);
    return estimates.calls(
        run.context().pricing(),
        model,
        purpose,
        new CallEstimates.Counted(calls, calls),
        new CallEstimates.Tokens(
            new TokenRange(input.low() * least / most, input.high()),
            new TokenRange(written.low() * least / most, written.high()),
            output.basis()));
  }
}
