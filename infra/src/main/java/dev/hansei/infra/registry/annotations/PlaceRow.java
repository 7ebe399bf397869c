package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.annotations.Lease;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A row of {@code annotations_place}. */
@MappedEntity("annotations_place")
record PlaceRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID taskId,
    int place,
    @Binary16 UUID queueId,
    @Binary32 Sha256 orderKey,
    String purpose,
    String state,
    @Nullable @Binary16 UUID personId,
    String desk,
    long leaseNumber,
    @Nullable Instant leaseUntil) {
  /** The one place of a task's adjudication. */
  static final int ADJUDICATION = 9;

  /** Scripts of pages keep whole numbers below it exactly. */
  private static final long NUMBERS = 1L << 53;

  Purpose currentPurpose() {
    return Purpose.valueOf(purpose);
  }

  boolean isGold() {
    return currentPurpose() == Purpose.GOLD;
  }

  boolean isHeld() {
    return state.equals("HELD");
  }

  /** Whether its label was given. */
  boolean isFilled() {
    return state.equals("DONE");
  }

  boolean isHeldBy(PersonId person) {
    return isHeld() && person.value().equals(personId);
  }

  /** Whether somebody may take it now. */
  boolean isFree(Instant now) {
    return state.equals("FREE") || (isHeld() && leaseUntil != null && leaseUntil.isBefore(now));
  }

  /** As it is when the person takes it, or gets it back. */
  PlaceRow takenBy(PersonId person, String desk, Instant now) {
    return changed("HELD", person.value(), desk, now.plus(Lease.LENGTH));
  }

  /** As it is when nobody has it. */
  PlaceRow freed() {
    return changed("FREE", null, "", null);
  }

  /** As gold is when its person gives it back: nobody holds it, and nobody else wants it. */
  PlaceRow givenBack() {
    return isGold() ? changed("FREE", personId, "", null) : freed();
  }

  /** As it is when it is filled by who holds it. */
  PlaceRow filled() {
    return changed("DONE", personId, "", null);
  }

  /** As it is when it is filled from a file: nobody who can sign in has it. */
  PlaceRow filledFromFile() {
    return changed("DONE", null, "", null);
  }

  /** The hold on it. */
  Lease lease() {
    if (personId == null || leaseUntil == null) {
      throw new IllegalStateException("place %d of task %s is not held".formatted(place, taskId));
    }
    return new Lease(new TaskId(taskId), new PersonId(personId), desk, leaseNumber, leaseUntil);
  }

  private PlaceRow changed(
      String newState, @Nullable UUID person, String newDesk, @Nullable Instant until) {
    return new PlaceRow(
        projectId,
        taskId,
        place,
        queueId,
        orderKey,
        purpose,
        newState,
        person,
        newDesk,
        // One that counted would tell how many had it before, and so gold from all else.
        ThreadLocalRandom.current().nextLong(1, NUMBERS),
        until);
  }
}
