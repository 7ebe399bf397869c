package dev.hansei.api.traces;

import dev.hansei.api.bodies.RejectedLine;
import dev.hansei.api.problems.Pointer;
import dev.hansei.infra.registry.traces.Accepted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of a body that came in at a door. What was accepted is durable.
 *
 * @param accepted how many spans or opinions are new, and how many were known before
 * @param rejected what cannot be used: by line, or by the place of the span
 * @param rest the same as bytes that can come to a door again
 */
record Intake(Accepted accepted, List<Pointer> rejected, Optional<Rest> rest) {
  /** A dead letter says what is wrong, not each time it was. */
  private static final int REASONS_MAX = 5;

  Intake {
    rejected = List.copyOf(rejected);
    if (rejected.isEmpty() && rest.isPresent()) {
      throw new IllegalArgumentException("nothing is kept of what was not rejected");
    }
  }

  /**
   * What cannot be used.
   *
   * @param reason in words of ours: it is not sealed, so it holds nothing of what came
   */
  @SuppressWarnings("ArrayRecordComponent") // Goes from here into a dead letter.
  record Rest(Door door, String reason, byte[] bytes) {}

  /**
   * Of a body of lines, some of which were rejected.
   *
   * @param only what comes to the door again, of lines by number
   */
  static Intake ofLines(
      Accepted accepted,
      List<RejectedLine> rejected,
      Door door,
      Function<Set<Integer>, byte[]> only) {
    var pointers = rejected.stream().map(it -> Pointer.line(it.line(), it.detail())).toList();
    if (rejected.isEmpty()) {
      return new Intake(accepted, pointers, Optional.empty());
    }
    var numbers = rejected.stream().map(RejectedLine::line).collect(Collectors.toSet());
    var reason =
        rejected.stream()
            .limit(REASONS_MAX)
            .map(it -> "line %d: %s".formatted(it.line(), it.code()))
            .collect(Collectors.joining(", "));
    return new Intake(accepted, pointers, Optional.of(new Rest(door, reason, only.apply(numbers))));
  }

  /** Whether there was something, and none of it was good. */
  boolean isRefused() {
    return accepted.spans() + accepted.duplicates() == 0 && !rejected.isEmpty();
  }
}
