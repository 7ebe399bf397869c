package dev.hansei.api.suites;

import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How one item of a run ended, as the API shows it.
 *
 * @param result its type is scored, error, unscored or cancelled
 * @param passed whether every assertion passed; absent unless it was scored
 * @param answer absent where there is none
 * @param call the journal's key of the answer
 * @param costMicros what its calls cost, target and judges, in millionths of the currency of the
 *     run's price list; absent where it is not known
 * @param story how the run's strategy came to the answer; absent where it has none
 */
public record OutcomeResource(
    int ordinal,
    UUID caseId,
    int repetition,
    Result result,
    Optional<Boolean> passed,
    String question,
    String reference,
    Optional<String> answer,
    Optional<String> call,
    Usage usage,
    long latencyMillis,
    boolean fromJournal,
    Optional<Long> costMicros,
    Optional<StoryResource> story) {
  static OutcomeResource from(
      Outcome outcome, Optional<Case> asked, Map<CallKey, JournalEntry> answered) {
    return new OutcomeResource(
        outcome.ordinal(),
        outcome.caseId().value(),
        outcome.repetition(),
        outcome.result(),
        passed(outcome.result()),
        asked.map(one -> one.content().question()).orElse(""),
        asked.map(one -> one.content().reference()).orElse(""),
        outcome
            .call()
            .flatMap(key -> Optional.ofNullable(answered.get(key)))
            .map(JournalEntry::text),
        outcome.call().map(Object::toString),
        outcome.usage(),
        outcome.latencyMillis(),
        outcome.fromJournal(),
        outcome.costMicros(),
        outcome.story().map(story -> StoryResource.of(story, answered)));
  }

  private static Optional<Boolean> passed(Result result) {
    return switch (result) {
      case Result.Scored scored -> Optional.of(scored.passed());
      case Result.Errored _, Result.Unscored _, Result.Cancelled _ -> Optional.empty();
    };
  }
}
