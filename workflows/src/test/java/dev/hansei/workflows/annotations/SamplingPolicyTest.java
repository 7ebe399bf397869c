package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.annotations.SamplingPolicy.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SamplingPolicyTest {
  @Test
  void allAreTakenWhereThereAreNoMore() {
    Map<ItemKey, Double> drawn =
        SamplingPolicy.draw(candidates(7, 1), 7, Selection.by(Strategy.THRESHOLD));

    assertThat(drawn).hasSize(7);
    assertThat(drawn.values()).containsOnly(1.0);
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void asManyAreDrawnAsAreWantedAndOrderDoesNotMatter(Strategy strategy) {
    List<Candidate> some = candidates(500, 3);
    List<Candidate> shuffled = new ArrayList<>(some);
    Collections.reverse(shuffled);

    Map<ItemKey, Double> drawn = SamplingPolicy.draw(some, 60, Selection.by(strategy));

    assertThat(drawn).hasSize(60);
    assertThat(SamplingPolicy.draw(shuffled, 60, Selection.by(strategy))).isEqualTo(drawn);
    assertThat(drawn.values()).allMatch(chance -> chance > 0 && chance <= 1);
  }

  @Test
  void weightsOfWhatIsDrawnSpeakForAll() {
    Map<ItemKey, Double> drawn =
        SamplingPolicy.draw(candidates(2_000, 3), 200, Selection.by(Strategy.THRESHOLD));

    double spokenFor = drawn.values().stream().mapToDouble(chance -> 1 / chance).sum();

    assertThat(spokenFor).isEqualTo(2_000, within(250.0));
  }

  @ParameterizedTest
  @CsvSource({"0.05, 20.0", "0.2, 5.0", "0.5, 2.0", "1, 1.0"})
  void theRandomShareBoundsEveryWeight(double share, double most) {
    List<Candidate> some = candidates(1_000, 9);

    Map<ItemKey, Double> drawn =
        SamplingPolicy.draw(some, 100, new Selection(Strategy.THRESHOLD, share));

    assertThat(drawn.values()).allMatch(chance -> 1 / chance <= 10 * most + 1e-9);
  }

  @Test
  void whatIsPreferredComesMoreOften() {
    List<Candidate> some =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new Candidate(item(i), i < 50 ? 1 : 0, ""))
            .toList();

    Map<ItemKey, Double> drawn =
        SamplingPolicy.draw(some, 100, Selection.by(Strategy.DISAGREEMENT));

    // 80 of 100 would fall on 50: each is certain, and the rest goes to the others.
    assertThat(IntStream.range(0, 50).filter(i -> drawn.containsKey(item(i))).count())
        .isEqualTo(50);
    assertThat(drawn).hasSize(100);
    assertThat(drawn.get(item(0))).isEqualTo(1.0);
  }

  @Test
  void rareStrataComeUpAsOftenAsOthers() {
    List<Candidate> some =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new Candidate(item(i), 1, i < 50 ? "rare" : "usual"))
            .toList();

    Map<ItemKey, Double> drawn =
        SamplingPolicy.draw(some, 40, new Selection(Strategy.STRATIFIED, 0.2));

    long rare = IntStream.range(0, 50).filter(i -> drawn.containsKey(item(i))).count();
    // 0.2 * 40 * 5 % + 0.8 * 40 / 2 = 16.4
    assertThat(rare).isBetween(16L, 17L);
  }

  @Test
  void whereNothingSpeaksForAnyTheDrawIsPlain() {
    Map<ItemKey, Double> drawn =
        SamplingPolicy.draw(candidates(100, 1), 25, Selection.by(Strategy.DISAGREEMENT));

    assertThat(drawn).hasSize(25);
    assertThat(drawn.values()).allMatch(chance -> Math.abs(chance - 0.25) < 1e-12);
  }

  @Test
  void nothingIsNoDraw() {
    assertThatThrownBy(
            () -> SamplingPolicy.draw(candidates(3, 1), 0, Selection.by(Strategy.RANDOM)))
        .hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new Selection(Strategy.RANDOM, 0.01)).hasMessageContaining("0.05");
  }

  /** Sizes 0, 1/k, 2/k ... */
  private static List<Candidate> candidates(int n, int k) {
    return IntStream.range(0, n)
        .mapToObj(i -> new Candidate(item(i), (i % k) / (double) k, "stratum " + i % 3))
        .toList();
  }

  private static ItemKey item(int i) {
    return ItemKey.of("question " + i, "answer");
  }
}
