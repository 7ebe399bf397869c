package dev.hansei.api.traces;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.Pointer;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.traces.DeadLetters;
import dev.hansei.workflows.traces.DeadLetterId;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Sends a dead letter to its door again, as after an update that reads more. What is good now is
 * taken in, the letter goes, and what still is not good becomes a letter of its own. Where nothing
 * is good the letter stays. Broken off in between, the letter is still there, and taking it in once
 * more changes nothing.
 */
@Singleton
final class DeadLetterReplay {
  private final TraceDoors doors;
  private final DeadLetters letters;

  DeadLetterReplay(TraceDoors doors, DeadLetters letters) {
    this.doors = doors;
    this.letters = letters;
  }

  /**
   * Takes the letter in.
   *
   * @throws ApiException 422 {@code dead-letter-still-unreadable} when none of it is good
   */
  Intake replay(Caller caller, DeadLetterId id) {
    var project = caller.projectId();
    var letter = letters.require(project, id);
    var door = Door.of(letter.door()).orElseThrow(() -> noSuchDoor(letter.door()));
    var body = letters.open(project, id, DeadLetters.Purpose.REPLAY, caller.actor());
    Intake intake;
    try {
      intake = doors.again(project, door, body);
    } catch (UnreadableOtlpException e) {
      throw stillUnreadable(e.reason(), List.of());
    }
    if (intake.isRefused()) {
      throw stillUnreadable(
          intake.rejected().getFirst().detail(),
          intake.rejected().stream().limit(ImportResource.REJECTED_MAX).toList());
    }
    intake.rest().ifPresent(rest -> doors.keep(project, rest));
    letters.remove(project, id, caller.actor());
    return intake;
  }

  private static ApiException stillUnreadable(String reason, List<Pointer> pointers) {
    return new ApiProblem(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "dead-letter-still-unreadable",
            "The request breaks a rule",
            reason + " Nothing of it could be used, so the letter stays as it was.",
            pointers,
            Optional.empty())
        .raise();
  }

  private static ApiException noSuchDoor(String door) {
    return ApiProblem.conflict(
            "dead-letter-door-gone",
            "It came to the door '%s', which this version does not have; it can only be looked at."
                .formatted(door))
        .raise();
  }
}
