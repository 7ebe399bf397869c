package dev.hansei.workflows.criteria;

/** A text is longer than a metric compares: not its fault, and not the metric's. */
public final class TextTooLong extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** {@code message} says how long, and how much is compared; never the text. */
  public TextTooLong(String message) {
    super(message);
  }
}
