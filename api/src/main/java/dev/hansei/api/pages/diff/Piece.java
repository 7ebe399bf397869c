package dev.hansei.api.pages.diff;

/** A stretch of text that stayed, went or came. */
public record Piece(Kind kind, String text) {
  /** What became of it. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /** Text that stayed. */
  public static Piece same(String text) {
    return new Piece(Kind.SAME, text);
  }
}
