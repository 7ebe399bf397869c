package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.promotions.LiveOutcome.Side;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomeBlocksTest {
  private static final Instant START = Instant.parse("2026-11-30T00:00:00Z");

  @Test
  void setsEachOutcomeOfTheCandidateBesideSomeOfWhatIsLive() {
    var first = OutcomeBlocks.start().after(Side.CANDIDATE, 1, 2);
    assertThat(first.difference()).isEmpty();
    var second = first.blocks().after(Side.BASELINE, 1, 2);
    assertThat(second.difference()).isEmpty();
    var third = second.blocks().after(Side.BASELINE, 0, 2);
    assertThat(third.difference()).hasValue(0.5);
    assertThat(third.blocks().blocks()).isEqualTo(1);
    assertThat(third.blocks().candidateMean()).isEqualTo(1);
    assertThat(third.blocks().baselineMean()).isEqualTo(0.5);
    assertThat(third.blocks().candidates()).isEmpty();
    assertThat(third.blocks().baselines()).isEmpty();
  }

  @Test
  void letsGoOfWhatIsOfAnotherTime() {
    OutcomeBlocks blocks = OutcomeBlocks.start();
    for (int i = 0; i < 200; i++) {
      blocks = blocks.after(Side.BASELINE, 1, 4).blocks();
    }
    assertThat(blocks.baselines()).hasSize(OutcomeBlocks.WAITING_MAX);
    assertThat(blocks.surplus()).isEqualTo(200 - OutcomeBlocks.WAITING_MAX);
    var next = blocks.after(Side.CANDIDATE, 0, 4);
    assertThat(next.difference()).hasValue(-1);
    assertThat(next.blocks().baselines()).hasSize(OutcomeBlocks.WAITING_MAX - 4);
    var step = next.blocks().atNextStep();
    assertThat(step.baselines()).isEmpty();
    assertThat(step.blocks()).isEqualTo(1);
    assertThat(step.surplus()).isEqualTo(200 - 4);
  }

  /** What is read late, twice and in any order gives the very state of what is read once. */
  @Test
  void countsTheSameHoweverItIsRead() {
    List<LiveOutcome> outcomes = outcomes(400);
    RolloutSeen once = folded(List.of(outcomes));
    for (int round = 0; round < 20; round++) {
      List<LiveOutcome> mixed = new ArrayList<>(outcomes);
      mixed.addAll(outcomes.subList(50 * (round % 4), 50 * (round % 4) + 200));
      Collections.shuffle(mixed, new Random(round));
      assertThat(folded(List.of(mixed))).as("at once, round %d", round).isEqualTo(once);
    }
    List<List<LiveOutcome>> looks = new ArrayList<>();
    for (int from = 0; from < outcomes.size(); from += 37) {
      // Each look reads the one before again, the latest first.
      int overlap = Math.max(0, from - 60);
      looks.add(outcomes.subList(overlap, Math.min(from + 37, outcomes.size())).reversed());
    }
    assertThat(folded(looks)).as("in looks that overlap").isEqualTo(once);
  }

  @Test
  void countsAUnitOnceAStep() {
    List<LiveOutcome> outcomes =
        IntStream.range(0, 50).mapToObj(n -> outcome(n, "user", Side.CANDIDATE, 0)).toList();
    FirstOutcomes first = FirstOutcomes.of(outcomes.reversed(), trace -> false, unit -> false);
    assertThat(first.counted()).containsExactly(outcomes.getFirst());
    assertThat(first.repeated()).hasSize(49);
    assertThat(FirstOutcomes.of(outcomes, trace -> false, "user"::equals).counted()).isEmpty();
    FirstOutcomes known = FirstOutcomes.of(outcomes, trace -> true, unit -> false);
    assertThat(known.counted()).isEmpty();
    assertThat(known.repeated()).isEmpty();
  }

  private static List<LiveOutcome> outcomes(int count) {
    SplittableRandom random = new SplittableRandom(3);
    return IntStream.range(0, count)
        .mapToObj(n ->
            outcome(
                n,
                "user " + random.nextInt(300),
                random.nextInt(5) == 0 ? Side.CANDIDATE : Side.BASELINE,
                random.nextInt(5) == 0 ? 0 : 1))
        .toList();
  }

  private static LiveOutcome outcome(int number, String unit, Side side, double value) {
    return new LiveOutcome(
        new TraceId("%032x".formatted(number + 1)),
        unit,
        side,
        value,
        START.plusMillis(number / 3 * 10L));
  }

  private static RolloutSeen folded(List<List<LiveOutcome>> looks) {
    RolloutSeen seen = RolloutSeen.start(CanaryPolicyTest.PLAN);
    Set<TraceId> traces = new HashSet<>();
    Set<String> units = new HashSet<>();
    for (List<LiveOutcome> look : looks) {
      FirstOutcomes first = FirstOutcomes.of(look, traces::contains, units::contains);
      first.counted().forEach(one -> units.add(one.unit()));
      first.counted().forEach(one -> traces.add(one.traceId()));
      first.repeated().forEach(one -> traces.add(one.traceId()));
      seen = seen.with(0, seen.metrics().getFirst().after(first.counted(), 4).seen());
    }
    return seen;
  }
}
