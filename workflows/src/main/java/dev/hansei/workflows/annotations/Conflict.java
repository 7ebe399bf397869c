package dev.hansei.workflows.annotations;

/** Why a person may not review an answer. */
public enum Conflict {
  /** They wrote the prompt version that gave it. */
  PROMPT("You wrote the prompt version that gave this answer"),
  /** They wrote the case that was asked. */
  CASE("You wrote the case that was asked here");

  private final String words;

  Conflict(String words) {
    this.words = words;
  }

  /** What the person is told. */
  public String sentence() {
    return words + "; somebody else has to review it.";
  }
}
