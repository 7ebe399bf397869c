package dev.hansei.infra.registry.cases;

import dev.hansei.workflows.Ending;
import dev.hansei.workflows.cases.GenerateCasesInput;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of GenerateCases.
 *
 * @param planned questions wanted
 * @param kept of those tried so far
 * @param rejected of those tried so far
 * @param ending absent while it runs
 */
public record GenerationView(
    GenerateCasesInput input,
    int planned,
    int kept,
    int rejected,
    Optional<Ending> ending,
    Instant startedAt,
    Optional<Instant> endedAt) {
  public GenerationView {
    Objects.requireNonNull(input, "input is null");
    if (kept < 0 || rejected < 0 || kept + rejected > planned) {
      throw new IllegalArgumentException(
          "kept %d and rejected %d exceed the plan of %d".formatted(kept, rejected, planned));
    }
    Objects.requireNonNull(ending, "ending is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
  }
}
