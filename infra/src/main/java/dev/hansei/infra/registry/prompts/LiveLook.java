package dev.hansei.infra.registry.prompts;

import java.time.Duration;

/**
 * What is live, and how old that knowledge is.
 *
 * @param age since the registry last said so; not negative
 */
public record LiveLook(LivePrompts prompts, Duration age) {
  public LiveLook {
    if (age.isNegative()) {
      throw new IllegalArgumentException("knowledge is not of the future: " + age);
    }
  }

  /** Whether whoever gets it must be told its age. */
  public boolean isOld() {
    return age.compareTo(LiveBoard.FRESH) > 0;
  }
}
