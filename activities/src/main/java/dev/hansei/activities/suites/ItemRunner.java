package dev.hansei.activities.suites;

import dev.hansei.activities.Meter;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Brings one item to its end: asks the target, then scores the answer. */
@Singleton
final class ItemRunner {
  private final ModelCalls models;
  private final AnswerScorer scorer;

  ItemRunner(ModelCalls models, AnswerScorer scorer) {
    this.models = models;
    this.scorer = scorer;
  }

  /** The item's outcome. Safe to repeat: whatever was paid comes from the journal. */
  Outcome run(RunContext context, RunItem item) {
    Meter meter = new Meter();
    Outcome outcome = meter.reading(() -> asked(context, item));
    return outcome.costing(meter.micros(context.pricing()));
  }

  private Outcome asked(RunContext context, RunItem item) {
    Optional<ModelRequest> request = context.target().request(item);
    if (request.isEmpty()) {
      return item.ended(new Result.Errored(ErrorReason.UNRENDERABLE));
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
        request.toolsOrNone());
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
