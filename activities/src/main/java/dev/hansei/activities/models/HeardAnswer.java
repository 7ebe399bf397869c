package dev.hansei.activities.models;

import dev.hansei.workflows.models.AnswerListener;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Usage;

/** Knows whether anything of an answer was told. */
final class HeardAnswer implements AnswerListener {
  private final AnswerListener listener;
  private volatile boolean silent = true;

  HeardAnswer(AnswerListener listener) {
    this.listener = listener;
  }

  /** Whether the listener has no text. */
  boolean isSilent() {
    return silent;
  }

  @Override
  public void text(String piece) {
    silent = false;
    listener.text(piece);
  }

  @Override
  public void missed(CallFailure reason) {
    silent = true;
    listener.missed(reason);
  }

  @Override
  public void metered(Usage usage) {
    listener.metered(usage);
  }
}
