package dev.hansei.activities.criteria;

/** A reply that is not what was asked for. The message tells the model, in our words alone. */
final class OffSchema extends Exception {
  private static final long serialVersionUID = 1;

  OffSchema(String message) {
    super(message);
  }
}
