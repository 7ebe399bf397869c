package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairedTestsTest {
  static List<JsonNode> wilcoxon() {
    return Reference.rows(Reference.tree("wilcoxon.json"));
  }

  static List<JsonNode> permutation() {
    return Reference.rows(Reference.tree("permutation.json"));
  }

  static List<JsonNode> midP() {
    return Reference.rows(Reference.tree("mid-p.json"));
  }

  @ParameterizedTest
  @MethodSource("wilcoxon")
  void signedRanksAgreeWithSciPy(JsonNode row) {
    double[] differences = Expected.doubles(row.get("differences"));
    Wilcoxon.Zeros zeros = Wilcoxon.Zeros.valueOf(row.get("zeros").asText());
    for (Alternative alternative : Alternative.values()) {
      JsonNode expected = row.get(alternative.name());
      assertThat(expected.has("NORMAL")).isTrue();
      for (Wilcoxon.Method method : Wilcoxon.Method.values()) {
        if (expected.has(method.name())) {
          String what = row.get("name").asText() + " " + zeros + " " + alternative + " " + method;
          Significance got = Wilcoxon.test(differences, zeros, alternative, method);
          Expected.near(what, got.statistic(), row.get("statistic"), 1e-12);
          Expected.nearRelative(what, got.pValue(), expected.get(method.name()), 1e-9);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("permutation")
  void permutationAgreesWithSciPy(JsonNode row) {
    double[] differences = Expected.doubles(row.get("differences"));
    for (Alternative alternative : Alternative.values()) {
      Significance got = PairedPermutation.test(differences, alternative, 100_000, 17);
      double expected = row.get(alternative.name()).asDouble();
      String what = row.get("name").asText() + " " + alternative;
      assertThat(got.exact()).as(what).isEqualTo(row.get("exact").asBoolean());
      double error = got.exact() ? 1e-12 : 6 * Math.sqrt(expected * (1 - expected) / 1e5) + 2e-5;
      Expected.near(what, got.pValue(), expected, error);
      Expected.near(what, got.statistic(), row.get("mean"), 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("midP")
  void midPAgreesWithItsFormula(JsonNode row) {
    int baseline = row.get("onlyBaseline").asInt();
    int candidate = row.get("onlyCandidate").asInt();
    double got = McNemar.midPValue(baseline, candidate);
    Expected.nearRelative(row.toString(), got, row.get("mid"), 1e-9);
    double exact = McNemar.exactPValue(baseline, candidate);
    Expected.nearRelative(row.toString(), exact, row.get("exact"), 1e-9);
    assertThat(got).isLessThanOrEqualTo(exact);
    if (row.has("odds")) {
      OddsRatio odds = EffectSize.discordantOdds(baseline, candidate, 0.95).orElseThrow();
      Expected.near(row.toString(), odds.lower(), row.get("odds").get(0), 1e-9);
      JsonNode upper = row.get("odds").get(1);
      double end = upper.isNull() ? Double.POSITIVE_INFINITY : upper.asDouble();
      assertThat(odds.upper() == end || Math.abs(odds.upper() / end - 1) < 1e-8)
          .as(row.toString())
          .isTrue();
    }
  }

  @Test
  void zerosAloneSayNothing() {
    double[] zeros = new double[6];
    for (Wilcoxon.Method method : Wilcoxon.Method.values()) {
      for (Wilcoxon.Zeros handling : Wilcoxon.Zeros.values()) {
        assertThat(Wilcoxon.test(zeros, handling, Alternative.TWO_SIDED, method).pValue())
            .isEqualTo(1);
      }
    }
    assertThat(PairedPermutation.test(zeros, Alternative.GREATER, 1_000, 1).pValue()).isEqualTo(1);
    assertThat(EffectSize.discordantOdds(0, 0, 0.95)).isEmpty();
  }

  @Test
  void theExactChanceIsTakenWhereItCanBe() {
    double[] many = new double[201];
    Arrays.setAll(many, i -> i % 3 == 0 ? -i - 1 : i + 1);
    assertThat(Wilcoxon.test(many, Alternative.GREATER).exact()).isFalse();
    many[0] = 0;
    assertThat(Wilcoxon.test(many, Alternative.GREATER).exact()).isTrue();
  }

  @Test
  void sameSeedSamePValue() {
    double[] values = new double[40];
    Arrays.setAll(values, i -> Math.sin(i * 7.3) + 0.2);
    Significance first = PairedPermutation.test(values, Alternative.TWO_SIDED, 1_000, 5);
    assertThat(PairedPermutation.test(values, Alternative.TWO_SIDED, 1_000, 5)).isEqualTo(first);
    assertThat(first.exact()).isFalse();
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> Wilcoxon.test(new double[0], Alternative.LESS))
        .hasMessageContaining("at least one difference");
    assertThatThrownBy(() -> Wilcoxon.test(new double[] {Double.NaN}, Alternative.LESS))
        .hasMessageContaining("finite, got NaN");
    double[] many = new double[201];
    Arrays.fill(many, 1);
    assertThatThrownBy(() ->
            Wilcoxon.test(many, Wilcoxon.Zeros.PRATT, Alternative.LESS, Wilcoxon.Method.EXACT))
        .hasMessageContaining("at most 200 differences other than 0, got 201");
    assertThatThrownBy(() -> PairedPermutation.test(many, Alternative.LESS, 10, 1))
        .hasMessageContaining("got 10");
    assertThatThrownBy(() -> McNemar.midPValue(-1, 2)).hasMessageContaining("not be negative");
  }
}
