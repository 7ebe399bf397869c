package dev.hansei.workflows.monitors;

/** What came of putting one trace to one judge or detector; each trace and metric has one. */
public enum ScoreOutcome {
  /** There is a value, and it stands with the trace. */
  SCORED("scored"),
  /** The judge's certificate does not stand, so it was not asked. */
  NOT_CERTIFIED("its certificate does not stand"),
  /** The day's calls were used up. */
  DAY_LIMIT("the day's calls were used up"),
  /** The trace shows no question or no answer. */
  NOTHING_TO_JUDGE("no question or no answer to judge"),
  /** The trace lacks what this kind of judge goes by, such as passages. */
  INAPPLICABLE("the trace lacks what this judge goes by"),
  /** The judge's reply was no verdict. */
  UNREADABLE("its reply was no verdict"),
  /** A jury of which too few spoke. */
  UNDECIDED("too few of the jury spoke"),
  /** The judge's model gave no answer. */
  NO_REPLY("its model gave no answer"),
  /** The project has no such detector any more. */
  NO_DETECTOR("the project has no such detector");

  private final String words;

  ScoreOutcome(String words) {
    this.words = words;
  }

  /** Why there is no value, for people. */
  public String words() {
    return words;
  }
}
