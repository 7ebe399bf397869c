package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.traces.LiveTrace;
import dev.hansei.workflows.promotions.LiveOutcome;
import dev.hansei.workflows.promotions.LiveOutcome.Side;
import dev.hansei.workflows.promotions.Uncompared;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was read, by what it is to a rollout. */
final class SortedReads {
  /** Spans of one answer come in bundles; which of them names the prompt is not known. */
  private static final Duration PROMPT_WAIT = Duration.ofMinutes(1);

  /** A root span, which knows the user, ends last and is sent last. */
  private static final Duration USER_WAIT = Duration.ofSeconds(30);

  private final Look look;
  private final SortedMap<Integer, List<LiveOutcome>> outcomes = new TreeMap<>();
  private final List<OutcomeRead> waiting = new ArrayList<>();
  private final List<OutcomeRead> left = new ArrayList<>();
  private Uncompared uncompared = Uncompared.NONE;
  private int unmatched;
  private int early;

  /** What a look goes by. */
  record Look(Sides sides, Cohorts cohorts, Instant now) {}

  SortedReads(Look look, List<OutcomeRead> reads) {
    this.look = look;
    reads.forEach(this::sort);
  }

  /** Whether the trace has yet to say by which prompt, or to whom, it is an answer. */
  static boolean waits(LiveTrace trace, Instant receivedAt, Instant now) {
    if (trace.startedAt().isEmpty()) {
      return true;
    }
    if (trace.promptName().isEmpty()) {
      return receivedAt.plus(PROMPT_WAIT).isAfter(now);
    }
    return trace.userHash().isEmpty() && !trace.rooted() && receivedAt.plus(USER_WAIT).isAfter(now);
  }

  private void sort(OutcomeRead read) {
    if (waits(read.trace(), read.receivedAt(), look.now())) {
      waiting.add(read);
      return;
    }
    Optional<Side> side = look.sides().of(read.trace());
    OptionalInt step = read.trace().startedAt().map(look.cohorts()::at).orElse(OptionalInt.empty());
    if (side.isPresent()
        && step.isPresent()
        && read.isReadable()
        && Sides.tells(read.trace().assignment(), side.get())) {
      outcomes
          .computeIfAbsent(read.metric(), metric -> new ArrayList<>())
          .add(read.on(side.get(), step.getAsInt()));
      return;
    }
    left.add(read);
    if (!read.again() && look.sides().isOfPrompt(read.trace())) {
      leave(read, side, step.isEmpty());
    }
  }

  private void leave(OutcomeRead read, Optional<Side> side, boolean isEarly) {
    if (side.isEmpty()) {
      unmatched++;
    } else if (isEarly) {
      early++;
    } else if (!Sides.tells(read.trace().assignment(), side.get())) {
      uncompared = uncompared.plus(new Uncompared(1, 0, 0));
    } else {
      uncompared =
          uncompared.plus(
              side.get() == Side.CANDIDATE ? new Uncompared(0, 1, 0) : new Uncompared(0, 0, 1));
    }
  }

  /** Outcomes of the rollout, by metric. */
  SortedMap<Integer, List<LiveOutcome>> outcomes() {
    return outcomes;
  }

  /** Those whose trace has not said its prompt or its user. */
  List<OutcomeRead> waiting() {
    return waiting;
  }

  /** Those that are in no comparison. */
  List<OutcomeRead> left() {
    return left;
  }

  Uncompared uncompared() {
    return uncompared;
  }

  int unmatched() {
    return unmatched;
  }

  int early() {
    return early;
  }
}
