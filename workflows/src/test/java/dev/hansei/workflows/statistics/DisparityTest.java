package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisparityTest {
  /** Newcombe (1998), table II, first example by method 10. */
  @Test
  void theGapOfTwoSharesHasNewcombesInterval() {
    var seen = Disparity.of(shares("a", 56, 70), shares("b", 48, 80), Range.UNIT, 0.95);

    assertThat(seen.gap().value()).isEqualTo(0.2, within(1e-12));
    assertThat(seen.gap().lower()).isEqualTo(0.0524, within(5e-5));
    assertThat(seen.gap().upper()).isEqualTo(0.3339, within(5e-5));
    assertThat(seen.gap().n()).isEqualTo(150);
  }

  @Test
  void thePValueIsWhereTheIntervalTouchesZero() {
    var slice = List.of(graded("a", 0.4, 0.5, 0.6), graded("a2", 0.3, 0.55, 0.7)).stream();
    List<Observation> inside = slice.flatMap(List::stream).toList();
    List<Observation> rest = graded("b", 0.6, 0.8, 0.7, 0.9, 0.75, 0.65);

    double pValue = Disparity.of(inside, rest, Range.UNIT, 0.95).pValue();

    assertThat(pValue).isBetween(0.001, 0.05);
    assertThat(Disparity.of(inside, rest, Range.UNIT, 1 - pValue).gap().upper())
        .isEqualTo(0, within(1e-6));
  }

  @Test
  void sidesWithoutSpreadStillLeaveDoubt() {
    var seen = Disparity.of(shares("a", 0, 5), shares("b", 5, 5), Range.UNIT, 0.95);

    assertThat(seen.gap().value()).isEqualTo(-1);
    assertThat(seen.gap().upper()).isBetween(-0.6, -0.2);
    assertThat(seen.pValue()).isBetween(1e-5, 0.05);
    var graded = Disparity.of(graded("a", 0.5, 0.5), graded("b", 0.7), Range.UNIT, 0.95);
    assertThat(graded.gap().contains(0)).isTrue();
  }

  @Test
  void equalSidesSayNothing() {
    var seen = Disparity.of(shares("a", 3, 6), shares("b", 5, 10), Range.UNIT, 0.95);

    assertThat(seen.gap().value()).isZero();
    assertThat(seen.pValue()).isEqualTo(1);
  }

  /** Of 400 samples of 30 documents that have cases on both sides, most of their spread shared. */
  @Test
  void sidesThatShareDocumentsAreNotIndependent() {
    var random = new Random(7);
    int held = 0;
    int heldAlone = 0;
    double width = 0;
    double widthAlone = 0;
    for (int sample = 0; sample < 400; sample++) {
      List<Observation> inside = new ArrayList<>();
      List<Observation> rest = new ArrayList<>();
      List<Observation> apart = new ArrayList<>();
      for (int document = 0; document < 30; document++) {
        double hard = 0.5 + 0.12 * random.nextGaussian();
        for (int i = 0; i < 3; i++) {
          inside.add(new Observation("d" + document, clamp(hard + 0.03 * random.nextGaussian())));
          double value = clamp(hard + 0.03 * random.nextGaussian());
          rest.add(new Observation("d" + document, value));
          apart.add(new Observation("e" + document, value));
        }
      }
      Estimate gap = Disparity.of(inside, rest, Range.UNIT, 0.95).gap();
      Estimate alone = Disparity.of(inside, apart, Range.UNIT, 0.95).gap();
      held += gap.contains(0) ? 1 : 0;
      heldAlone += alone.contains(0) ? 1 : 0;
      width += gap.upper() - gap.lower();
      widthAlone += alone.upper() - alone.lower();
    }
    assertThat(held / 400.0).isBetween(0.92, 0.98);
    assertThat(heldAlone).as("as if independent: far too wide to find anything").isEqualTo(400);
    assertThat(width).isLessThan(widthAlone / 3);
  }

  @Test
  void sidesThatMoveAgainstEachOtherAreLessSure() {
    List<Observation> inside = new ArrayList<>();
    List<Observation> rest = new ArrayList<>();
    List<Observation> apart = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      inside.add(new Observation("d" + i, 0.45 + 0.01 * i));
      rest.add(new Observation("d" + i, 0.7 - 0.01 * i));
      apart.add(new Observation("e" + i, 0.7 - 0.01 * i));
    }
    var shared = Disparity.of(inside, rest, Range.UNIT, 0.95);
    var alone = Disparity.of(inside, apart, Range.UNIT, 0.95);
    assertThat(shared.gap().value()).isEqualTo(alone.gap().value());
    assertThat(shared.gap().upper() - shared.gap().lower())
        .isEqualTo((alone.gap().upper() - alone.gap().lower()) * Math.sqrt(2), within(1e-9));
    assertThat(shared.pValue()).isGreaterThan(alone.pValue());
  }

  /** With as many cases of each document on either side it is the paired t-test over documents. */
  @Test
  void fewSharedDocumentsLeaveTheDoubtOfAPairedTest() {
    double[] inside = {0.9, 0.3, 0.2, 0.1, 0.0};
    double[] rest = {0.35, 0.05, 0.05, 0.03, 0.02};
    var seen = Disparity.of(documents(inside), documents(rest), Range.UNIT, 0.95);

    assertThat(seen.gap().value()).isEqualTo(0.2, within(1e-12));
    assertThat(seen.gap().lower()).isEqualTo(-0.0726, within(5e-5));
    assertThat(seen.gap().upper()).isEqualTo(0.4726, within(5e-5));
    assertThat(seen.pValue()).isEqualTo(0.11, within(5e-3));
  }

  @Test
  void aGapThatIsTheSameInFiveDocumentsIsNotCertain() {
    double[] inside = {0.5, 0.5, 0.75, 0.75, 1};
    double[] rest = {0.25, 0.25, 0.5, 0.5, 0.75};
    var seen = Disparity.of(documents(inside), documents(rest), Range.UNIT, 0.95);

    assertThat(seen.gap().value()).isEqualTo(0.25, within(1e-12));
    assertThat(seen.gap().contains(0)).isTrue();
    assertThat(seen.pValue()).isGreaterThan(0.05);
  }

  private static List<Observation> documents(double... values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> new Observation("d" + i, values[i]))
        .toList();
  }

  private static double clamp(double value) {
    return Math.clamp(value, 0.0, 1.0);
  }

  private static List<Observation> shares(String side, int passed, int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> new Observation(side + i, i < passed ? 1 : 0))
        .toList();
  }

  private static List<Observation> graded(String side, double... values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> new Observation(side + i, values[i]))
        .toList();
  }
}
