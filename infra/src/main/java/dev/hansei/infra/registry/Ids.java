package dev.hansei.infra.registry;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Makes ids: UUIDv7 (RFC 9562), so that keys sort by the time they were made. Within one process
 * each id is greater than the one before, also within a millisecond. Safe for many threads.
 */
@Singleton
public final class Ids {
  private final TimeOrderedEpochFactory factory =
      TimeOrderedEpochFactory.builder().withIncrementPlus1().build();

  /** A new id. */
  public UUID next() {
    return factory.create();
  }
}
