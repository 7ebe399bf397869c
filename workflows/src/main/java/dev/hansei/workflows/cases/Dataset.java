package dev.hansei.workflows.cases;

import java.time.Instant;
import java.util.Objects;

/** A named collection of cases with one use. */
public record Dataset(DatasetId id, String name, Split split, Instant createdAt) {
  public Dataset {
    Objects.requireNonNull(id, "id is null");
    if (name.isBlank() || name.length() > 80) {
      throw new IllegalArgumentException("a dataset's name has 1 to 80 characters");
    }
    Objects.requireNonNull(split, "split is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
