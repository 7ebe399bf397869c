package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.criteria.ChosenPair;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether a judge goes by the place. */
class PositionBiasTest {
  @Test
  void positionBiasIsWhatIsLeftOfBothOrders() {
    Probe fair = PositionBias.of(copies(30, chosen(1, 1), chosen(2, 2)));
    assertThat(fair.result()).isEqualTo(Probe.Result.HELD);
    assertThat(fair.figure().orElseThrow().value()).isEqualTo(0.5);
    Probe first = PositionBias.of(copies(30, chosen(1, 2), chosen(1, 1)));
    assertThat(first.figure().orElseThrow().value()).isEqualTo(0.75);
    assertThat(first.result()).as(first.sentence()).isEqualTo(Probe.Result.FAILED);
    assertThat(first.sentence()).contains("75 times in a hundred", "50 pairs in a hundred");
    Probe few = PositionBias.of(copies(5, chosen(1, 1), chosen(0, 0)));
    assertThat(few.result()).isEqualTo(Probe.Result.NOT_MEASURABLE);
    assertThat(few.sentence()).contains("only 5 pairs");
  }

  private static List<ChosenPair> copies(int times, ChosenPair... pairs) {
    return IntStream.range(0, times).boxed().flatMap(_ -> Stream.of(pairs)).toList();
  }

  private static ChosenPair chosen(int original, int swapped) {
    return new ChosenPair(choice(original), choice(swapped));
  }

  private static OptionalInt choice(int answer) {
    return answer == 0 ? OptionalInt.empty() : OptionalInt.of(answer);
  }
}
