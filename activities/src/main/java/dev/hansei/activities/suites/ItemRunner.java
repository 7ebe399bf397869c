package dev.hansei.activities.suites;

import dev.hansei.activities.Meter;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.Story;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Brings one item to its end: asks the target, then scores the answer. */
@Singleton
final class ItemRunner {
  private final ModelCalls models;
  private final AnswerScorer scorer;
  private final StrategyRunner strategies;

  ItemRunner(ModelCalls models, AnswerScorer scorer, StrategyRunner strategies) {
    this.models = models;
    this.scorer = scorer;
    this.strategies = strategies;
  }

  /** The item's outcome. Safe to repeat: whatever was paid comes from the journal. */
  Outcome run(RunContext context, RunItem item) {
    Meter meter = new Meter();
    Outcome outcome =
        meter.reading(() ->
            context
                .strategy()
                .map(strategy -> byStrategy(context, item, strategy))
                .orElseGet(() -> asked(context, item)));
    return outcome.costing(meter.micros(context.pricing()));
  }

  /** The strategy's calls count as the target's, whoever was asked. */
  private Outcome byStrategy(RunContext context, RunItem item, StrategyAsked strategy) {
    Meter meter = new Meter();
    StrategyEnd end = meter.reading(() -> strategies.run(context, item, strategy));
    Outcome outcome =
        switch (end) {
          case StrategyEnd.Errored(ErrorReason reason, var _) ->
              item.ended(new Result.Errored(reason), meter.usage());
          case StrategyEnd.Answered(ModelReply.Answered answered, long millis, Story story) -> {
            var whole =
                new ModelReply.Answered(
                    answered.key(), answered.text(), meter.usage(), millis, meter.isFromJournal());
            var given =
                new GivenAnswer(
                    answered.text(),
                    millis,
                    meter.usage(),
                    meter.micros(context.pricing()),
                    strategy.answering(story).requests().tools(),
                    answered.logprobs());
            yield scored(context, item, given, whole);
          }
        };
    return outcome.telling(Optional.of(end.story()));
  }

  private Outcome asked(RunContext context, RunItem item) {
    Optional<ModelRequest> request = context.target().request(item);
    if (request.isEmpty()) {
      return item.ended(new Result.Errored(context.target().refusal(item)));
    }
    return switch (models.call(context.project(), request.get())) {
      case ModelReply.Failed(var _, var reason, int _) ->
          item.ended(new Result.Errored(ErrorReason.of(reason)));
      case ModelReply.Answered answered ->
          scored(context, item, given(context, request.get(), answered), answered);
    };
  }

  private static GivenAnswer given(
      RunContext context, ModelRequest request, ModelReply.Answered answered) {
    return new GivenAnswer(
        answered.text(),
        answered.latencyMillis(),
        answered.usage(),
        context.pricing().micros(request.model(), answered.usage()),
        request.toolsOrNone(),
        answered.logprobs());
  }

  private Outcome scored(
      RunContext context, RunItem item, GivenAnswer answer, ModelReply.Answered answered) {
    AnswerScorer.Scoring scoring = scorer.score(context, item, answer);
    return new Outcome(
        item.runId(),
        item.ordinal(),
        item.of().id(),
        item.repetition(),
        scoring.result(),
        Optional.of(answered.key()),
        answered.usage().plus(scoring.usage()),
        answered.latencyMillis(),
        answered.fromJournal());
  }
}
