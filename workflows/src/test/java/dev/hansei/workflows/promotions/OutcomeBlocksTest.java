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
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomeBlocksTest {
  private static final Instant START = Instant.parse("2026-11-30T00:00:00Z");

  @Test
  void setsEachOutcomeOfTheCandidateBesideSomeOfWhatIsLive() {
    var first = OutcomeBlocks.start().after(1, Side.CANDIDATE, 1, 2);
    assertThat(first.difference()).isEmpty();
    var second = first.blocks().after(1, Side.BASELINE, 1, 2);
    assertThat(second.difference()).isEmpty();
    var third = second.blocks().after(1, Side.BASELINE, 0, 2);
    assertThat(third.difference()).hasValue(0.5);
    assertThat(third.blocks().blocks()).isEqualTo(1);
    assertThat(third.blocks().candidateMean()).isEqualTo(1);
    assertThat(third.blocks().baselineMean()).isEqualTo(0.5);
    assertThat(third.blocks().cohort(1).candidates()).isEmpty();
    assertThat(third.blocks().cohort(1).baselines()).isEmpty();
  }

  @Test
  void takesNoMoreThanCanBeSetBesideSoon() {
    OutcomeBlocks blocks = OutcomeBlocks.start();
    for (int i = 0; i < 200; i++) {
      blocks = blocks.after(1, Side.BASELINE, 1, 4).blocks();
    }
    assertThat(blocks.cohort(1).baselines()).hasSize(16);
    assertThat(blocks.surplus()).isEqualTo(184);
    assertThat(blocks.after(1, Side.BASELINE, 1, 4).counted()).isFalse();
    var next = blocks.after(1, Side.CANDIDATE, 0, 4);
    assertThat(next.counted()).isTrue();
    assertThat(next.difference()).hasValue(-1);
    assertThat(next.blocks().cohort(1).baselines()).hasSize(12);
  }

  /** What is said late of an answer is set beside what was live when it was given. */
  @Test
  void keepsTheAnswersOfEachStepTogether() {
    OutcomeBlocks blocks = OutcomeBlocks.start().after(1, Side.BASELINE, 1, 1).blocks();
    blocks = blocks.after(2, Side.BASELINE, 0, 1).blocks();
    var late = blocks.after(1, Side.CANDIDATE, 0, 1);
    assertThat(late.difference()).hasValue(-1);
    assertThat(late.blocks().cohort(2).baselines()).containsExactly(0.0);

    MetricSeen seen = RolloutSeen.start(CanaryPolicyTest.PLAN).metrics().getFirst();
    seen = seen.afterOne(Side.BASELINE, 1, 1).atNextStep();
    seen = seen.after(1, Side.CANDIDATE, 0, 1).seen();
    assertThat(seen.blocks().blocks()).as("the test has it").isEqualTo(1);
    assertThat(seen.inStep()).as("and the step that runs has not").isZero();
    assertThat(seen.afterOne(Side.BASELINE, 1, 1).afterOne(Side.CANDIDATE, 1, 1).inStep())
        .isEqualTo(1);
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
  void countsAUnitOnceInARollout() {
    List<LiveOutcome> outcomes =
        IntStream.range(0, 50).mapToObj(n -> outcome(n, "user", Side.CANDIDATE, 0)).toList();
    FirstOutcomes first = first(outcomes.reversed(), trace -> false, unit -> false);
    assertThat(first.counted()).containsExactly(outcomes.getFirst());
    assertThat(first.repeated()).hasSize(49);
    assertThat(first(outcomes, trace -> false, "user"::equals).counted()).isEmpty();
    FirstOutcomes known = first(outcomes, trace -> true, unit -> false);
    assertThat(known.counted()).isEmpty();
    assertThat(known.repeated()).isEmpty();
  }

  /** Who speaks often must not stay on the side that has enough, and run out on the other. */
  @Test
  void takesUnitsOfSurplusForSpent() {
    List<LiveOutcome> outcomes =
        IntStream.range(0, 40)
            .mapToObj(n -> outcome(n, "user " + n % 20, Side.BASELINE, 1))
            .toList();
    FirstOutcomes first = first(outcomes, trace -> false, unit -> false);
    assertThat(first.counted()).hasSize(16);
    assertThat(first.surplus()).hasSize(4);
    assertThat(first.repeated()).hasSize(20);
  }

  private static FirstOutcomes first(
      List<LiveOutcome> outcomes, Predicate<TraceId> traces, Predicate<String> units) {
    return FirstOutcomes.of(
        RolloutSeen.start(CanaryPolicyTest.PLAN).metrics().getFirst(),
        CanaryPolicyTest.PLAN.steps(),
        outcomes,
        new FirstOutcomes.Known(traces, units));
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
        1,
        START.plusMillis(number / 3 * 10L));
  }

  private static RolloutSeen folded(List<List<LiveOutcome>> looks) {
    RolloutSeen seen = RolloutSeen.start(CanaryPolicyTest.PLAN);
    Set<TraceId> traces = new HashSet<>();
    Set<String> units = new HashSet<>();
    for (List<LiveOutcome> look : looks) {
      FirstOutcomes first =
          FirstOutcomes.of(
              seen.metrics().getFirst(),
              CanaryPolicyTest.PLAN.steps(),
              look,
              new FirstOutcomes.Known(traces::contains, units::contains));
      first.counted().forEach(one -> units.add(one.unit()));
      first.surplus().forEach(one -> units.add(one.unit()));
      first.counted().forEach(one -> traces.add(one.traceId()));
      first.repeated().forEach(one -> traces.add(one.traceId()));
      first.surplus().forEach(one -> traces.add(one.traceId()));
      seen = seen.with(0, first.seen());
    }
    return seen;
  }
}
