package dev.hansei.workflows.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClusterPolicyTest {
  private static final ClusterId ONE = new ClusterId(new UUID(1, 1));
  private static final ClusterId TWO = new ClusterId(new UUID(1, 2));
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  @Test
  void foundsGroupsThatWeighEnoughAndLeavesTheRestAlone() {
    var plan =
        ClusterPolicy.decide(
            List.of(at(1, 0, 2), at(2, 10, 1), at(3, 90, 3), at(4, 180, 2)), Map.of());
    assertThat(plan.founded())
        .extracting(ClusterPlan.Founded::patterns)
        .containsExactlyInAnyOrder(List.of(id(1), id(2)), List.of(id(3)));
    assertThat(plan.joins()).isEmpty();
  }

  @Test
  void givesTheSamePlanWhateverTheOrder() {
    var patterns = new ArrayList<PlacedPattern>();
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      patterns.add(at(i, random.nextInt(360), 1 + random.nextInt(3)));
    }
    var first = ClusterPolicy.decide(patterns, Map.of());
    Collections.shuffle(patterns, random);
    assertThat(ClusterPolicy.decide(patterns, Map.of())).isEqualTo(first);
    assertThat(first.founded()).isNotEmpty();
  }

  @Test
  void joinsTheNearestRepresentativeWithinReach() {
    var plan =
        ClusterPolicy.decide(
            List.of(in(ONE, 1, 0), in(TWO, 2, 120), at(3, 20, 1), at(4, 240, 1)),
            Map.of(ONE, ClusterState.CLOSED, TWO, ClusterState.OPEN));
    assertThat(plan.joins())
        .extracting(ClusterPlan.Join::pattern, ClusterPlan.Join::cluster)
        .containsExactly(tuple(id(3), ONE));
  }

  @Test
  void mergesOnlyWhatIsOpenAndReadsAsOne() {
    var both = List.of(in(ONE, 1, 0), in(TWO, 2, 30));
    assertThat(
            ClusterPolicy.decide(both, Map.of(ONE, ClusterState.IN_SUITE, TWO, ClusterState.OPEN))
                .merges())
        .containsExactly(new ClusterPlan.Merge(TWO, ONE));
    assertThat(
            ClusterPolicy.decide(both, Map.of(ONE, ClusterState.OPEN, TWO, ClusterState.REOPENED))
                .merges())
        .containsExactly(new ClusterPlan.Merge(ONE, TWO));
    assertThat(
            ClusterPolicy.decide(both, Map.of(ONE, ClusterState.FIXED, TWO, ClusterState.OPEN))
                .merges())
        .isEmpty();
  }

  @Test
  void splitsAClusterThatNoLongerReadsAsOne() {
    var patterns = new ArrayList<PlacedPattern>();
    for (int i = 0; i < 4; i++) {
      patterns.add(in(ONE, i, i));
      patterns.add(in(ONE, 10 + i, 100 + i));
    }
    patterns.add(in(ONE, 20, 2));
    var plan = ClusterPolicy.decide(patterns, Map.of(ONE, ClusterState.OPEN));
    assertThat(plan.founded()).hasSize(1);
    assertThat(plan.founded().getFirst().origin()).contains(ONE);
    assertThat(plan.founded().getFirst().patterns())
        .containsExactlyInAnyOrder(id(10), id(11), id(12), id(13));
    for (ClusterState done :
        List.of(ClusterState.DISMISSED, ClusterState.FIXED, ClusterState.CLOSED)) {
      assertThat(ClusterPolicy.decide(patterns, Map.of(ONE, done)).founded())
          .as("a part of one that is %s comes back only when something new happens", done)
          .isEmpty();
    }
  }

  @Test
  void aFixedModeComesBackByNewVersionsOnly() {
    var old = new Span.PromptUse("p", "1");
    var fix = new Span.PromptUse("p", "2");
    var standing =
        new ReturnPolicy.Standing(ClusterState.FIXED, NOON, Optional.of(fix), List.of(old));
    assertThat(ReturnPolicy.reopening(standing, List.of(seen(1, 60, old), seen(2, -60, fix))))
        .isEmpty();
    assertThat(ReturnPolicy.reopening(standing, List.of(seen(1, 90, fix), seen(2, 60, fix))))
        .contains(seen(2, 60, fix));
    var closed =
        new ReturnPolicy.Standing(ClusterState.CLOSED, NOON, Optional.of(fix), List.of(old));
    assertThat(ReturnPolicy.reopening(closed, List.of(seen(1, 60, old)))).isPresent();
    assertThat(ReturnPolicy.hasGrown(10, 29, 3)).isFalse();
    assertThat(ReturnPolicy.hasGrown(10, 30, 3)).isTrue();
  }

  @Test
  void textsThatDifferByNumberAndCaseAreTheSameAndNearOnesMeet() {
    assertThat(PatternText.normal("Order 4711 is LATE!")).isEqualTo("order 0 is late");
    assertThat(PatternText.normal("order ９ is  late")).isEqualTo("order 0 is late");
    assertThat(PatternText.normal("?!")).isEmpty();
    String one = PatternText.normal("please tell me how long snapshots of a volume are kept");
    String near = PatternText.normal("please tell me how long snapshots of a volume are kept now");
    assertThat(MinHash.share(one, near)).isGreaterThan(MinHash.SAME_LEAST);
    assertThat(MinHash.bands(near)).containsAnyElementsOf(MinHash.bands(one));
    assertThat(MinHash.share(one, PatternText.normal("where is my parcel"))).isLessThan(0.2);
  }

  @Test
  void keywordsAreThoseThatSetAClusterApart() {
    var names =
        KeywordNames.of(
            List.of(
                List.of("Where is my parcel?", "my parcel is late"),
                List.of("I forgot my password", "reset the password"),
                List.of("解約の手続きを教えて", "解約したい")));
    assertThat(names.get(0)).startsWith("parcel");
    assertThat(names.get(1)).startsWith("password");
    assertThat(names.get(2)).startsWith("解約");
  }

  private static ReturnPolicy.Seen seen(int trace, int seconds, Span.PromptUse prompt) {
    return new ReturnPolicy.Seen(
        new TraceId("%032x".formatted(trace)), NOON.plusSeconds(seconds), Optional.of(prompt));
  }

  private static PatternId id(int number) {
    return new PatternId(new UUID(2, number));
  }

  private static PlacedPattern at(int number, double degrees, int traces) {
    return new PlacedPattern(id(number), traces, Optional.empty(), vector(degrees));
  }

  private static PlacedPattern in(ClusterId cluster, int number, double degrees) {
    return new PlacedPattern(id(number), 3, Optional.of(cluster), vector(degrees));
  }

  private static float[] vector(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }
}
