package dev.hansei.infra.objects;

import java.time.Duration;

/**
 * What the S3 doctor found about one promise that Hansei builds on.
 *
 * @param promise in a few words, such as "put if absent"
 * @param isKept whether the store keeps it
 * @param detail what was seen; when not kept, what it means and what to do
 * @param took how long the trial took
 */
public record S3DoctorFinding(String promise, boolean isKept, String detail, Duration took) {
  public S3DoctorFinding {
    if (promise.isBlank() || detail.isBlank()) {
      throw new IllegalArgumentException("A finding names its promise and what was seen");
    }
  }
}
