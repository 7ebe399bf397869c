package dev.hansei.api.traces;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.failures.FailureErasure;
import java.util.Optional;

/**
 * Erases what a user said.
 *
 * @param user as it was filled in
 * @param wrong what is wrong with that; empty where nothing is
 * @param found how many traces would go; empty before somebody asked
 * @param erased what went
 */
public record ErasurePage(
    Frame frame,
    String user,
    String wrong,
    Optional<Integer> found,
    Optional<FailureErasure.Erased> erased) {
  /** Beyond it the page says so many or more. */
  static final int COUNTED_MAX = 1_000;

  /** The traces that would go, in words. */
  public String words() {
    int traces = found.orElse(0);
    String counted = Figures.count(traces, "trace");
    return traces < COUNTED_MAX ? counted : counted + " or more";
  }
}
