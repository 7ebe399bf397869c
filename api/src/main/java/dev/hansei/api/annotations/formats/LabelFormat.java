package dev.hansei.api.annotations.formats;

/** The shapes of files of labels. */
public enum LabelFormat {
  /** A JSON object a line: our own. */
  JSONL("application/jsonl", "labels.jsonl"),
  /** A row a label, a column a field. */
  CSV("text/csv;charset=utf-8", "labels.csv"),
  /** Label Studio's array of tasks with annotations and predictions. */
  LABEL_STUDIO("application/json", "label-studio.json"),
  /** Argilla's array of records, as {@code Record.to_dict} writes them. */
  ARGILLA("application/json", "argilla.json"),
  /** MLflow's assessments, one a line. */
  MLFLOW("application/jsonl", "mlflow-assessments.jsonl");

  private final String mediaType;
  private final String file;

  LabelFormat(String mediaType, String file) {
    this.mediaType = mediaType;
    this.file = file;
  }

  /** Of a download. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * Whether a line can say in which order a judge saw the two answers of a pair; other tools know
   * one label of an author.
   */
  boolean takesOrders() {
    return this == JSONL || this == CSV;
  }

  /** The name of a download. */
  public String file() {
    return file;
  }
}
