package dev.hansei.activities.models;

/** The thread that waited for a model call was interrupted: its activity is cancelled. */
public final class CallInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1;

  CallInterrupted() {
    super("a model call was given up because its activity is cancelled");
  }
}
