package dev.hansei.activities.suites;

import dev.hansei.workflows.models.ModelCalls;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks for the answers among which a strategy chooses. One after another: the items of a chunk wait
 * side by side, and the limit of open calls is the model's, so nothing would be won.
 */
@Singleton
final class CandidateCalls {
  private final ModelCalls models;

  CandidateCalls(ModelCalls models) {
    this.models = models;
  }

  /** One sample of one who answers, from 0. */
  Candidate ask(RunContext context, RunItem item, StrategyAsked.Member member, Named sample) {
    return member
        .requests()
        .request(item.sample(sample.number()))
        .map(request -> Candidate.of(sample.name(), models.call(context.project(), request)))
        .orElseGet(() -> Candidate.unasked(sample.name(), member.requests().refusal(item)));
  }

  /** A sample's place, from 0, and what people call it. */
  record Named(int number, String name) {
    static Named sample(int number) {
      return new Named(number, "sample " + (number + 1));
    }
  }

  /** So many samples of the target; ends at the first that is broken. */
  List<Candidate> samples(RunContext context, RunItem item, StrategyAsked asked, int count) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < count && !endsBroken(candidates); i++) {
      candidates.add(ask(context, item, asked.target(), Named.sample(i)));
    }
    return candidates;
  }

  /** One answer of each member; ends at the first that is broken. */
  List<Candidate> members(RunContext context, RunItem item, StrategyAsked asked) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < asked.members().size() && !endsBroken(candidates); i++) {
      StrategyAsked.Member member = asked.members().get(i);
      candidates.add(ask(context, item, member, new Named(0, member.name())));
    }
    return candidates;
  }

  static boolean endsBroken(List<Candidate> candidates) {
    return !candidates.isEmpty() && candidates.getLast().isBroken();
  }
}
