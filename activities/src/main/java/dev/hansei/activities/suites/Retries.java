package dev.hansei.activities.suites;

import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Strategy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Asks a target again until its answer is valid. */
@Singleton
final class Retries {
  private final CandidateCalls calls;
  private final ValidityCheck check;

  Retries(CandidateCalls calls, ValidityCheck check) {
    this.calls = calls;
    this.check = check;
  }

  StrategyEnd run(
      RunContext context, RunItem item, StrategyAsked asked, Strategy.RetryUntilValid retry) {
    List<Candidate> attempts = new ArrayList<>();
    for (int i = 0; i < retry.attempts(); i++) {
      var name = new CandidateCalls.Named(i, "attempt " + (i + 1));
      Candidate one = calls.ask(context, item, asked.target(), name);
      if (one.isBroken()) {
        attempts.add(one);
        return StrategyEnd.broken(attempts);
      }
      Optional<ValidityCheck.Validity> found =
          one.text()
              .map(text -> check.of(retry.assertions(), asked.target(), item.of().content(), text));
      attempts.add(found.map(it -> one.noted(it.why(), Optional.empty(), 0)).orElse(one));
      if (found.filter(ValidityCheck.Validity::valid).isPresent()) {
        return answered(attempts, i, "Attempt %d is the first that is valid.".formatted(i + 1));
      }
    }
    return noneValid(attempts);
  }

  private static StrategyEnd noneValid(List<Candidate> attempts) {
    int last =
        IntStream.range(0, attempts.size())
            .filter(i -> attempts.get(i).answered().isPresent())
            .max()
            .orElse(-1);
    if (last < 0) {
      return new StrategyEnd.Errored(
          attempts.getLast().error().orElse(ErrorReason.EMPTY),
          StrategyEnd.story(attempts, null, "No attempt came to an answer."));
    }
    return answered(
        attempts, last, "No attempt is valid: the last answer stands, and it is not valid.");
  }

  /** Each attempt waits for the one before. */
  private static StrategyEnd answered(List<Candidate> attempts, int stands, String why) {
    return new StrategyEnd.Answered(
        attempts.get(stands).answered().orElseThrow(),
        attempts.stream().mapToLong(Candidate::millis).sum(),
        StrategyEnd.story(attempts, stands, why));
  }
}
