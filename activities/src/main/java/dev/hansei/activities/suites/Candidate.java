package dev.hansei.activities.suites;

import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Story;
import java.util.Locale;
import java.util.Optional;

/**
 * One of the answers of a strategy.
 *
 * @param answered empty where there is none
 * @param error why there is none
 * @param isBroken whether the call never came to an answer, for no fault of the model's
 * @param millis how long it took, with what was asked about it
 * @param note what was said of it
 * @param noteCall the call that said so
 */
record Candidate(
    String name,
    Optional<ModelReply.Answered> answered,
    Optional<ErrorReason> error,
    boolean isBroken,
    long millis,
    String note,
    Optional<CallKey> noteCall) {
  static Candidate of(String name, ModelReply reply) {
    return switch (reply) {
      case ModelReply.Answered answered ->
          new Candidate(
              name,
              Optional.of(answered),
              Optional.empty(),
              false,
              answered.latencyMillis(),
              "",
              Optional.empty());
      case ModelReply.Failed(var _, var failure, int _) ->
          failed(name, ErrorReason.of(failure), !failure.isOfTheAnswer());
    };
  }

  /** One whose prompt lacks what it needs of the case. */
  static Candidate unasked(String name, ErrorReason reason) {
    return failed(name, reason, true);
  }

  private static Candidate failed(String name, ErrorReason reason, boolean broken) {
    String word = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Candidate(
        name,
        Optional.empty(),
        Optional.of(reason),
        broken,
        0,
        "no answer: " + word,
        Optional.empty());
  }

  /** The same with what was said of it, and how long that took. */
  Candidate noted(String said, Optional<CallKey> by, long moreMillis) {
    return new Candidate(name, answered, error, isBroken, millis + moreMillis, said, by);
  }

  Optional<String> text() {
    return answered.map(ModelReply.Answered::text);
  }

  Story.Step step() {
    return new Story.Step(
        name, answered.map(ModelReply.Answered::key).orElse(null), note, noteCall.orElse(null));
  }
}
