package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Task;
import java.util.List;
import java.util.Optional;

/**
 * A task on which reviewers disagreed.
 *
 * @param settled the label that counts, once somebody settled it
 * @param said what each reviewer said, in the order of places
 */
public record DisputeLine(
    Task task, String question, String answer, Optional<String> settled, List<Saying> said) {
  public DisputeLine {
    said = List.copyOf(said);
  }

  /** One reviewer's label and words. */
  public record Saying(String by, String label, String note) {}
}
