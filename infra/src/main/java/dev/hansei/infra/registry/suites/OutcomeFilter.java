package dev.hansei.infra.registry.suites;

import java.util.Objects;
import java.util.Optional;

/** Which outcomes of a run. {@code failedOnly}: scored, and some assertion did not pass. */
public record OutcomeFilter(Optional<ResultWord> result, boolean failedOnly) {
  /** All of them. */
  public static final OutcomeFilter ALL = new OutcomeFilter(Optional.empty(), false);

  public OutcomeFilter {
    Objects.requireNonNull(result, "result is null");
  }

  /** As the statement takes it. */
  String wanted() {
    return failedOnly ? "FAILED" : result.map(ResultWord::name).orElse("");
  }
}
