package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WinRateTest {
  static List<JsonNode> tango() {
    return Reference.rows(Reference.tree("tango.json"));
  }

  static List<JsonNode> controlled() {
    return Reference.rows(Reference.tree("length-controlled.json"));
  }

  @ParameterizedTest
  @MethodSource("tango")
  void tangoAgreesWithANumericalSearch(JsonNode row) {
    PairCounts counts = counts(row);
    Estimate net = Tango.difference(counts, row.get("confidence").asDouble());
    Expected.near(row.toString(), net.lower(), row.get("lower"), 1e-7);
    Expected.near(row.toString(), net.upper(), row.get("upper"), 1e-7);
    Estimate rate = WinRate.of(counts, row.get("confidence").asDouble());
    Expected.near(row.toString(), rate.upper(), (1 + row.get("upper").asDouble()) / 2, 1e-7);
    double value = (counts.better() + counts.same() / 2.0) / counts.total();
    Expected.near(row.toString(), rate.value(), value, 1e-12);
    assertThat(rate.n()).isEqualTo(counts.total());
  }

  @ParameterizedTest
  @MethodSource("controlled")
  void lengthControlAgreesWithStatsmodels(JsonNode row) {
    String name = row.get("name").asText();
    LengthControlledWinRate got =
        LengthControlledWinRate.of(duels(row), row.get("confidence").asDouble());
    Expected.near(name, got.controlled().value(), row.get("rate"), 1e-5);
    Expected.near(name, got.lengthEffect(), row.get("effect"), 1e-5);
    int units = got.controlled().n();
    if (units < LengthControlledWinRate.DUELS_MIN) {
      assertThat(got.controlled().lower()).isZero();
      assertThat(got.controlled().upper()).isEqualTo(1);
      return;
    }
    // statsmodels takes the normal quantile; of few units that duels share Student's is taken.
    boolean few = units < duels(row).size() && units < 30;
    double reach =
        few
            ? Student.twoSidedQuantile(units - 1, got.controlled().confidence())
                / Normal.twoSidedQuantile(got.controlled().confidence())
            : 1;
    Expected.near(name, got.controlled().lower(), stretched(row, "lower", reach), 1e-5);
    Expected.near(name, got.controlled().upper(), stretched(row, "upper", reach), 1e-5);
  }

  /** That end of the interval, so many times as far away on the scale of log odds. */
  private static double stretched(JsonNode row, String end, double times) {
    double middle = logOdds(row.get("rate").asDouble());
    double odds = middle + times * (logOdds(row.get(end).asDouble()) - middle);
    return 1 / (1 + Math.exp(-odds));
  }

  private static double logOdds(double rate) {
    return Math.log(rate / (1 - rate));
  }

  @Test
  void theBootstrapResamplesUnitsWhole() {
    List<Duel> once =
        IntStream.range(0, 30).mapToObj(i -> new Duel("case-" + i, i % 3 / 2.0, 0)).toList();
    List<Duel> twice = Stream.concat(once.stream(), once.stream()).toList();
    Estimate single = WinRate.bootstrap(once, BootstrapPlan.withSeed(2));
    assertThat(WinRate.bootstrap(twice, BootstrapPlan.withSeed(2)).n()).isEqualTo(30);
    Expected.near(
        "as wide",
        WinRate.bootstrap(twice, BootstrapPlan.withSeed(2)).halfWidth(),
        single.halfWidth(),
        1e-9);
    assertThat(single.value()).isEqualTo(0.5);
  }

  @Test
  void degenerateDuelsHaveAnAnswer() {
    List<Duel> won = IntStream.range(0, 5).mapToObj(i -> new Duel("case-" + i, 1, i)).toList();
    LengthControlledWinRate always = LengthControlledWinRate.of(won, 0.95);
    assertThat(always.controlled()).isEqualTo(ConstantSample.interval(1, 5, Range.UNIT, 0.95));
    assertThat(always.lengthEffect()).isZero();
    List<Duel> longerWins =
        IntStream.range(0, 20)
            .mapToObj(i -> new Duel("case-" + i, i % 2, i % 2 == 0 ? -50 - i : 50 + i))
            .toList();
    LengthControlledWinRate separated = LengthControlledWinRate.of(longerWins, 0.95);
    assertThat(separated.lengthEffect()).isGreaterThan(5);
    assertThat(separated.controlled().contains(0.5)).isTrue();
    List<Duel> oneUnit = List.of(new Duel("a", 1, 3), new Duel("a", 0, 1), new Duel("a", 1, 2));
    assertThat(LengthControlledWinRate.of(oneUnit, 0.95).controlled().n()).isEqualTo(1);
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> WinRate.of(new PairCounts(0, 0, 0), 0.95))
        .hasMessageContaining("n >= 1, got 0 of 0");
    assertThatThrownBy(() -> LengthControlledWinRate.of(List.of(), 0.95))
        .hasMessageContaining("at least one duel");
    assertThatThrownBy(() -> new Duel("a", 0.7, 0)).hasMessageContaining("got 0.7 in unit a");
    assertThatThrownBy(() -> new Duel("a", 1, Double.NaN)).hasMessageContaining("finite, got NaN");
  }

  private static PairCounts counts(JsonNode row) {
    int wins = row.get("wins").asInt();
    int losses = row.get("losses").asInt();
    return new PairCounts(wins, losses, row.get("n").asInt() - wins - losses);
  }

  private static List<Duel> duels(JsonNode row) {
    double[] won = Expected.doubles(row.get("won"));
    double[] lengths = Expected.doubles(row.get("lengths"));
    return IntStream.range(0, won.length)
        .mapToObj(i -> new Duel(row.get("units").get(i).asText(), won[i], lengths[i]))
        .toList();
  }
}
