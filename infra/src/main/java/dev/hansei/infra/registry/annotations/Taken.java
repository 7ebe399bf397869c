package dev.hansei.infra.registry.annotations;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/**
 * Who had a task of a queue. Places tell it of those who have one or labelled one; of those who
 * gave it back, passed it by or lost it to somebody else a row does.
 */
@Singleton
final class Taken {
  private final TakenRepository rows;
  private final PlaceRepository places;
  private final Clock clock;

  Taken(TakenRepository rows, PlaceRepository places, Clock clock) {
    this.rows = rows;
    this.places = places;
    this.clock = clock;
  }

  /** Notes that a place leaves the hands of who had it, if anybody; within the transaction. */
  void left(PlaceRow place) {
    if (place.personId() != null) {
      rows.insertOrKeep(
          new TakenRow(place.projectId(), place.queueId(), place.personId(), clock.instant()));
    }
  }

  /** Whether a person ever had a task of the queue. */
  boolean has(UUID project, UUID queue, UUID person) {
    return places.hasTaken(project, queue, person) > 0 || rows.count(project, queue, person) > 0;
  }
}
