package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.PersonId;
import java.util.Optional;

/** Whether a rollout can be steered as somebody wants. Pure. */
public final class SteeringPolicy {
  private SteeringPolicy() {}

  /**
   * How far a rollout is.
   *
   * @param walked how many stages of its path have the candidate
   * @param step the number of the step that runs; 0 before the first
   */
  public record Place(int walked, int step) {}

  /**
   * Why somebody may not let their own change go forward; empty when they may. To hold it and to
   * roll it back is anybody's with the role: the way back needs no second person.
   */
  public static Optional<String> objection(
      ApprovalPolicy.Situation situation, PersonId person, Steering.Kind kind) {
    return switch (kind) {
      case HOLD -> Optional.empty();
      case RESUME, SKIP ->
          situation.isOwn(person)
              ? Optional.of(
                  "author and requester may hold a rollout and roll it back; to resume or to skip"
                      + " takes somebody else")
              : Optional.empty();
    };
  }

  /**
   * Why it cannot, in words for the person; empty when it can.
   *
   * @param place where it is
   */
  public static Optional<String> objection(PromotionState state, Place place, Steering steering) {
    int step = place.step();
    if (!state.isRolling()) {
      return Optional.of(
          "the promotion is %s; only a rollout that runs can be steered"
              .formatted(ApprovalPolicy.words(state)));
    }
    if (step == 0 && place.walked() == 0) {
      return Optional.of("no step has begun yet: a freeze keeps it from beginning");
    }
    if (step != steering.step()) {
      return Optional.of(
          step == 0
              ? "no step has begun yet: it is on its path, which is steered as step 0"
              : "step %d runs by now; look again".formatted(step));
    }
    Optional<String> elsewhere = steering.stop().flatMap(stop -> elsewhere(place, stop));
    if (elsewhere.isPresent()) {
      return elsewhere;
    }
    return switch (steering.kind()) {
      case HOLD ->
          state == PromotionState.PAUSED
              ? Optional.of(step == 0 ? "it is held there already" : "the step is held already")
              : Optional.empty();
      case RESUME, SKIP -> Optional.empty();
    };
  }

  /** The page may know of the next stage a moment sooner than the workflow does. */
  private static Optional<String> elsewhere(Place place, int stop) {
    if (stop < place.walked()) {
      return Optional.of("it has gone on to a later stage of its path by now; look again");
    }
    return stop > place.walked() + 1
        ? Optional.of("it has not come so far on its path; look again")
        : Optional.empty();
  }
}
