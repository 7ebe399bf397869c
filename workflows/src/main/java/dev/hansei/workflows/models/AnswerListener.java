package dev.hansei.workflows.models;

/** Somebody who reads an answer while it is written. Returns at once. */
public interface AnswerListener {
  /** A further piece of the text; never empty. */
  void text(String piece);

  /**
   * Nothing usable came of an attempt: what was told so far is void. The model is asked again
   * unless this was the last attempt.
   */
  void missed(CallFailure reason);

  /** What the provider says the call took so far, input first; replaces what was said before. */
  void metered(Usage usage);
}
