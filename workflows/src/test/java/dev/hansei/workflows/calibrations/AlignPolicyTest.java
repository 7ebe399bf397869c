package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.AlignmentSamples;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlignPolicyTest {
  @Test
  void aGainIsMadeAndSaysSo() {
    AlignmentReport report = report(compared(200, 40, 5));
    assertThat(report.isGain()).isTrue();
    assertThat(report.sentence()).startsWith("Better: on 200 held-out labels");
    HeldOutComparison seen = report.heldOut().orElseThrow();
    assertThat(seen.agreementAfter() - seen.agreementBefore())
        .isCloseTo(seen.difference().value(), within(1e-12));
    assertThat(seen.pValue()).isLessThan(0.001);
  }

  @Test
  void aLossOrTooFewLabelsToRuleOneOutMakeNothing() {
    AlignmentReport worse = report(compared(200, 5, 40));
    assertThat(worse.isGain()).isFalse();
    assertThat(worse.sentence()).startsWith("No gain: the new one is not shown to be no worse");
    assertThat(report(compared(30, 4, 4)).isGain()).as("as good, by 30 labels").isFalse();
    assertThat(report(compared(30, 30, 0)).isGain()).isTrue();
  }

  @Test
  void whatIsNotWorseMaySayThatItMayBeChance() {
    assertThat(report(compared(300, 4, 2)).sentence()).startsWith("Not worse, and better may be");
  }

  @Test
  void silenceCountsAsWrong() {
    List<HeldOutComparison.Placed> placed =
        IntStream.range(0, 40)
            .mapToObj(i ->
                placed(
                    i,
                    i % 2 == 0,
                    Optional.of(i % 2 == 0),
                    i < 20 ? Optional.empty() : Optional.of(i % 2 == 0)))
            .toList();
    HeldOutComparison seen = HeldOutComparison.of(placed);
    assertThat(seen.agreementBefore()).isEqualTo(1);
    assertThat(seen.agreementAfter()).isEqualTo(0.5);
    assertThat(seen.silentAfter()).isEqualTo(20);
    assertThat(AlignPolicy.isNotWorse(seen)).isFalse();
  }

  @Test
  void theBoundOnCallsCountsAllThatMayBeAsked() {
    AlignInput both = AlignmentSamples.input();
    // 40 before, two rounds of 40 and one writing, 40 with examples, and 30 held out twice.
    assertThat(AlignPolicy.calls(both, 40, 30)).isEqualTo(40 + 2 * 41 + 40 + 60);
  }

  /** Both right but for so many: the first set only after, the second only before. */
  private static HeldOutComparison compared(int labels, int won, int lost) {
    return HeldOutComparison.of(
        IntStream.range(0, labels)
            .mapToObj(i -> {
              boolean people = i % 3 > 0;
              boolean before = i >= won == people;
              boolean after = (i >= won && i < won + lost) != people;
              return placed(i, people, Optional.of(before), Optional.of(after));
            })
            .toList());
  }

  private static HeldOutComparison.Placed placed(
      int i, boolean people, Optional<Boolean> before, Optional<Boolean> after) {
    return new HeldOutComparison.Placed("case-" + i, new PairedVerdict(i, people, before, after));
  }

  private static AlignmentReport report(HeldOutComparison seen) {
    var trail = new AlignmentTrail("Before.", 0.1, 20, List.of(), "After.", 0, 100);
    return new AlignmentReport(trail, Optional.of(seen));
  }
}
