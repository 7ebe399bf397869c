package dev.hansei.infra.registry.prompts;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * What is live, and how old that knowledge is.
 *
 * @param age since the registry last said so; not negative
 * @param atMillis when that was its age, by the board's ticks
 */
public record LiveLook(LivePrompts prompts, Duration age, long atMillis) {
  public LiveLook {
    if (age.isNegative()) {
      throw new IllegalArgumentException("knowledge is not of the future: " + age);
    }
  }

  /** How old that knowledge is of one stage: older, where what is live now cannot be read. */
  public Duration age(LiveStage stage) {
    return stage.saidMillis().isEmpty()
        ? age
        : Duration.ofMillis(Math.max(age.toMillis(), atMillis - stage.saidMillis().getAsLong()));
  }

  /** The age of the oldest of all. */
  public Duration oldest() {
    return prompts.isWhole()
        ? age
        : Stream.concat(
                Stream.of(age),
                prompts.all().stream().flatMap(it -> it.stages().values().stream()).map(this::age))
            .max(Duration::compareTo)
            .orElseThrow();
  }

  /** Whether whoever gets it must be told its age. */
  public boolean isOld() {
    return age.compareTo(LiveBoard.FRESH) > 0;
  }
}
