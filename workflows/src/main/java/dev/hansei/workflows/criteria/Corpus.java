package dev.hansei.workflows.criteria;

/**
 * What {@code recitation} looks in where its value is {@code {corpus: documents}}: the documents
 * that the cases of the run's dataset version were made of, whole, instead of the case's passages.
 */
public final class Corpus {
  /** The value's field, and what it may say. */
  public static final String FIELD = "corpus";

  public static final String DOCUMENTS = "documents";

  /** The value as assertions keep it. */
  public static final String VALUE = "{\"%s\":\"%s\"}".formatted(FIELD, DOCUMENTS);

  private Corpus() {}

  /** Whether the assertion, or a member of its set, looks in the documents. */
  public static boolean isAskedBy(Assertion assertion) {
    return assertion.leaves().stream()
        .anyMatch(
            leaf -> leaf.type().reads() == MetricType.Reads.SOURCES && VALUE.equals(leaf.value()));
  }
}
