package dev.hansei.workflows.suites;

/** What the application that a dataset asks is for; decides which measures are usual. */
public enum TaskKind {
  /** A longer text is made shorter. */
  SUMMARY("summaries"),
  /** A text is said in another language. */
  TRANSLATION("translation"),
  /** Questions are answered, from passages or from what the model knows. */
  QA("question answering"),
  /** One of a few labels is chosen. */
  CLASSIFICATION("classification"),
  /** Parts of a text are written down as JSON. */
  EXTRACTION("extraction into JSON"),
  /** A text is written, and many would do. */
  GENERATION("writing"),
  /** A program is written. */
  CODE("writing code");

  private final String words;

  TaskKind(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
