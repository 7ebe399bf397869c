package dev.hansei.workflows.calibrations;

/**
 * Whether a judge may gate now.
 *
 * @param sentence why, for a release manager; names the judge and its figures
 */
public record Standing(boolean mayGate, String sentence) {
  public Standing {
    if (sentence.isBlank()) {
      throw new IllegalArgumentException("a standing says why");
    }
  }
}
