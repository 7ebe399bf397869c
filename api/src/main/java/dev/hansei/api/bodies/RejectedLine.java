package dev.hansei.api.bodies;

/**
 * A line of an upload that was left out; the others are kept.
 *
 * @param line from 1
 * @param code kebab-case and stable: programs may rely on it
 * @param detail what is wrong with it, for its author
 */
public record RejectedLine(int line, String code, String detail) {
  public RejectedLine {
    if (line < 1) {
      throw new IllegalArgumentException("lines count from 1: " + line);
    }
  }
}
