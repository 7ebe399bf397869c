package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.promotions.LiveOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was read, by what it is to a step. */
final class SortedReads {
  private final SortedMap<Integer, List<LiveOutcome>> outcomes = new TreeMap<>();
  private final List<OutcomeRead> waiting = new ArrayList<>();
  private final List<OutcomeRead> left = new ArrayList<>();
  private int unmatched;
  private int early;

  /**
   * Sorts.
   *
   * @param began answers from before that are none of the step
   */
  SortedReads(Sides sides, Instant began, List<OutcomeRead> reads) {
    reads.forEach(read -> sort(sides, began, read));
  }

  private void sort(Sides sides, Instant began, OutcomeRead read) {
    if (read.trace().promptName().isEmpty()) {
      waiting.add(read);
      return;
    }
    Optional<LiveOutcome.Side> side = sides.of(read.trace());
    boolean isEarly = read.trace().startedAt().map(began::isAfter).orElse(true);
    if (side.isPresent() && !isEarly) {
      outcomes.computeIfAbsent(read.metric(), metric -> new ArrayList<>()).add(read.on(side.get()));
      return;
    }
    left.add(read);
    if (!read.again() && sides.isOfPrompt(read.trace())) {
      early += side.isPresent() ? 1 : 0;
      unmatched += side.isPresent() ? 0 : 1;
    }
  }

  /** Outcomes of the step, by metric. */
  SortedMap<Integer, List<LiveOutcome>> outcomes() {
    return outcomes;
  }

  /** Those whose trace has not said its prompt. */
  List<OutcomeRead> waiting() {
    return waiting;
  }

  /** Those of no side, or of before the step. */
  List<OutcomeRead> left() {
    return left;
  }

  int unmatched() {
    return unmatched;
  }

  int early() {
    return early;
  }
}
