package dev.hansei.workflows.suites;

import dev.hansei.workflows.projects.PersonId;
import java.util.Objects;

/**
 * More to spend for one run.
 *
 * @param id chosen by the caller, 1 to 60 characters; the same id again is the same top-up
 * @param more added to each limit that the run has; at least one of it is above 0
 */
public record RunTopUp(String id, PersonId personId, Spend more) {
  private static final int ID_CHARS_MAX = 60;

  public RunTopUp {
    if (id.isBlank() || id.length() > ID_CHARS_MAX) {
      throw new IllegalArgumentException("a top-up's id has 1 to 60 characters");
    }
    Objects.requireNonNull(personId, "personId is null");
    if (more.calls() > RunBudget.CALLS_MAX
        || more.tokens() > RunBudget.TOKENS_MAX
        || more.micros() > RunBudget.MICROS_MAX) {
      throw new IllegalArgumentException("a top-up adds at most what a budget may have");
    }
    if (more.equals(Spend.NONE)) {
      throw new IllegalArgumentException("a top-up adds something");
    }
  }
}
