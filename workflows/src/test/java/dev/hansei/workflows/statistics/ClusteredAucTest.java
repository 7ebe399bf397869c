package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusteredAucTest {
  private static final BootstrapPlan PLAN = BootstrapPlan.withSeed(3);

  private static List<ScoredItem> items(int count) {
    var random = new Random(11);
    List<ScoredItem> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean positive = i % 2 == 0;
      double score = Math.round(10 * (0.4 + (positive ? 0.2 : 0) + 0.4 * random.nextDouble()));
      items.add(new ScoredItem(positive, score / 10));
    }
    return items;
  }

  private static List<String> units(int count, int perUnit) {
    return IntStream.range(0, count).mapToObj(i -> "unit " + i / perUnit).toList();
  }

  @Test
  void theAreaIsTheSameAndOfIndependentItemsTheIntervalIsDeLongsToo() {
    List<ScoredItem> items = items(200);
    Estimate delong = Auc.interval(items, 0.95).orElseThrow();
    Estimate seen = ClusteredAuc.interval(items, units(200, 1), PLAN).orElseThrow();

    assertThat(seen.value()).isEqualTo(delong.value(), within(1e-12));
    assertThat(seen.lower()).isEqualTo(delong.lower(), within(0.02));
    assertThat(seen.upper()).isEqualTo(delong.upper(), within(0.02));
  }

  @Test
  void copiesOfAnItemAreNoFurtherEvidence() {
    List<ScoredItem> items = items(60);
    List<ScoredItem> copied = items.stream().flatMap(it -> List.of(it, it, it).stream()).toList();

    Estimate once = ClusteredAuc.interval(items, units(60, 1), PLAN).orElseThrow();
    Estimate thrice = ClusteredAuc.interval(copied, units(180, 3), PLAN).orElseThrow();

    assertThat(thrice.value()).isEqualTo(once.value(), within(1e-12));
    assertThat(thrice.lower()).isEqualTo(once.lower(), within(1e-12));
    assertThat(thrice.upper()).isEqualTo(once.upper(), within(1e-12));
    assertThat(thrice.n()).isEqualTo(60);
    Estimate naive = Auc.interval(copied, 0.95).orElseThrow();
    assertThat(naive.halfWidth()).isLessThan(0.7 * thrice.halfWidth());
  }

  @Test
  void withoutOneOfTheKindsThereIsNone() {
    List<ScoredItem> passes = List.of(new ScoredItem(true, 0.4), new ScoredItem(true, 0.6));
    assertThat(ClusteredAuc.interval(passes, List.of("a", "b"), PLAN)).isEmpty();
    assertThat(ClusteredAuc.interval(List.of(), List.of(), PLAN)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusteredAuc.interval(passes, List.of("a"), PLAN));
  }
}
