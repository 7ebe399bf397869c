package dev.hansei.workflows.cases;

/**
 * How many questions were wanted, and what became of them. {@code planned} is the sum of the rest.
 */
public record GenerateCasesResult(int planned, int kept, int rejected) {
  /** Nothing tried yet. */
  public static final GenerateCasesResult NONE = new GenerateCasesResult(0, 0, 0);

  public GenerateCasesResult {
    if (kept < 0 || rejected < 0 || planned != kept + rejected) {
      throw new IllegalArgumentException(
          "planned %d is not kept %d plus rejected %d".formatted(planned, kept, rejected));
    }
  }

  /** Both together. */
  public GenerateCasesResult plus(GenerateCasesResult other) {
    return new GenerateCasesResult(
        planned + other.planned, kept + other.kept, rejected + other.rejected);
  }
}
