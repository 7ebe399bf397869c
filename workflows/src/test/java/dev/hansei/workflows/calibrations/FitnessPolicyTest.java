package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.statistics.Wilson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FitnessPolicyTest {
  private static final int[] NONE = {};
  private static final Probe HELD =
      new Probe(Probe.Kind.HOSTILE_TEXT, Probe.Result.HELD, Optional.empty(), "It held.");

  @Test
  void aGoodJudgeMayGate() {
    Fitness got = FitnessPolicy.of(measured(Band.GATE, new int[] {200, 4, 4, 200}, HELD));
    assertThat(codes(got.uses())).containsExactly("explore", "trend", "inform", "gate");
    assertThat(codes(got.prohibited())).containsExactly("single-answer", "part-unknown");
    assertThat(got.triggers())
        .filteredOn(Fitness.Trigger::automatic)
        .extracting(Fitness.Trigger::code)
        .containsExactly("judge-changed", "expired", "anchors-drift", "measured-again");
    assertThat(got.triggers().get(1).sentence()).contains("2027-02-27");
  }

  @Test
  void aWeakOneMayNot() {
    Fitness got = FitnessPolicy.of(measured(Band.EXPLORE, new int[] {30, 20, 20, 30}, HELD));
    assertThat(codes(got.uses())).containsExactly("explore");
    assertThat(codes(got.prohibited()))
        .containsExactly("single-answer", "trend", "gate", "safety-floor", "part-unknown");
    assertThat(got.prohibited().get(2).sentence()).contains("so it was measured");
  }

  @Test
  void whatAProbeFoundIsForbidden() {
    for (Probe.Kind kind : Probe.Kind.values()) {
      var failed = new Probe(kind, Probe.Result.FAILED, Optional.empty(), "It failed.");
      String code =
          switch (kind) {
            case HOSTILE_TEXT -> "outside-text";
            case LENGTH -> "unequal-lengths";
            case SELF_PREFERENCE -> "model-families";
            case POSITION -> "one-order";
            case LIKENESS -> "single-faults";
          };
      assertThat(codes(FitnessPolicy.of(measured(Band.TREND, NONE, failed)).prohibited()))
          .contains(code);
    }
    Probe unknown = Probe.notMeasurable(Probe.Kind.HOSTILE_TEXT, "Too few.");
    assertThat(codes(FitnessPolicy.of(measured(Band.TREND, NONE, unknown)).prohibited()))
        .contains("outside-text", "safety-floor");
  }

  private static FitnessPolicy.Measured measured(Band band, int[] cells, Probe probe) {
    Optional<Figures> figures =
        cells.length == 0
            ? Optional.empty()
            : JudgeAgreement.of(
                CertificatePolicyTest.items(cells[0], cells[1], cells[2], cells[3]));
    var slice = new Slice("language", "ja", 12, Wilson.interval(11, 12, 0.95), Optional.empty());
    return new FitnessPolicy.Measured(
        new BandDecision(band, "so it was measured", 0),
        new Coverage(100, 0, 100, 0, 0),
        figures,
        List.of(slice),
        new Probes(List.of(probe), Optional.empty()),
        Optional.empty(),
        Instant.parse("2027-02-27T10:00:00Z"));
  }

  private static List<String> codes(List<Fitness.Statement> statements) {
    return statements.stream().map(Fitness.Statement::code).toList();
  }
}
