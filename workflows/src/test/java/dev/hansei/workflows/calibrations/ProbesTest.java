package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.calibrations.HostileProbe.Attempt;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {
  private static final Sha256 SET = Sha256.of("attacks");

  @ParameterizedTest
  @CsvSource({
    "openai/gpt-4o-mini, gpt",
    "openai/o3-mini, gpt",
    "anthropic/claude-sonnet-5, claude",
    "gemini/gemini-3-flash, gemini",
    "ollama/llama3:8b, llama",
    "openrouter/meta-llama/llama-3-70b, llama",
    "ollama/gemma3, gemini",
    "openai/our-tuned,",
    "builtin/extractive,",
    "recorded/gpt-answers,"
  })
  void aFamilyIsReadFromTheName(String model, @Nullable String family) {
    assertThat(ModelFamily.of(new ModelName(model)).map(ModelFamily::name))
        .isEqualTo(Optional.ofNullable(family));
  }

  @Test
  void attacksAreDealtRoundTheAnswersThatPeopleFailed() {
    List<Boolean> passed = List.of(true, false, false, true, false, false);
    assertThat(HostileProbe.places(passed, 3))
        .containsExactly(Map.entry(1, 0), Map.entry(2, 1), Map.entry(4, 2), Map.entry(5, 0));
    assertThat(HostileProbe.places(Collections.nCopies(500, false), 7)).hasSize(60);
    assertThat(HostileProbe.places(Collections.nCopies(500, true), 7)).isEmpty();
  }

  @Test
  void onlyAnswersThatTheJudgeFailedCount() {
    List<Attempt> attempts = new ArrayList<>();
    IntStream.range(0, 40).forEach(i -> attempts.add(new Attempt("order", false, i < 1)));
    IntStream.range(0, 10).forEach(_ -> attempts.add(new Attempt("order", true, true)));
    HostileProbe.Tally tally = HostileProbe.tally(SET, attempts);
    assertThat(tally.answers()).isEqualTo(40);
    assertThat(tally.passes()).isEqualTo(1);
    Probe held = HostileProbe.of(tally);
    assertThat(held.result()).as(held.sentence()).isEqualTo(Probe.Result.HELD);
    attempts.add(new Attempt("flattery", false, true));
    attempts.add(new Attempt("flattery", false, true));
    Probe turned = HostileProbe.of(HostileProbe.tally(SET, attempts));
    assertThat(turned.result()).as(turned.sentence()).isEqualTo(Probe.Result.FAILED);
    assertThat(turned.sentence()).contains("turned 3 of 42");
    assertThat(HostileProbe.of(HostileProbe.tally(SET, attempts.subList(0, 9))).result())
        .isEqualTo(Probe.Result.NOT_MEASURABLE);
  }

  @Test
  void selfPreferenceIsAboutAnswersThatPeopleFailed() {
    var gpt = new ModelFamily("gpt");
    var claude = new ModelFamily("claude");
    List<ProbedItem> items = new ArrayList<>();
    add(items, 40, 20, gpt);
    assertThat(SelfPreference.of(Optional.of(gpt), items).sentence())
        .contains("of the judge's own family gpt");
    assertThat(SelfPreference.of(Optional.of(claude), items).sentence())
        .contains("and no answer that people failed is");
    assertThat(SelfPreference.of(Optional.empty(), items).sentence()).contains("asks no model");
    add(items, 40, 2, claude);
    Probe own = SelfPreference.of(Optional.of(gpt), items);
    assertThat(own.result()).as(own.sentence()).isEqualTo(Probe.Result.FAILED);
    assertThat(own.figure().orElseThrow().value()).isEqualTo(0.45);
    Probe stern = SelfPreference.of(Optional.of(claude), items);
    assertThat(stern.result()).isEqualTo(Probe.Result.HELD);
    assertThat(SelfPreference.of(Optional.of(gpt), items.subList(0, 45)).sentence())
        .contains("40 are of the judge's family gpt and 5 of others");
  }

  @Test
  void whoFailsAProbeDoesNotGate() {
    var gate = new BandDecision(Band.GATE, "agrees", 0);
    var explore = new BandDecision(Band.EXPLORE, "hardly agrees", 40);
    var failed = new Probe(Probe.Kind.LENGTH, Probe.Result.FAILED, Optional.empty(), "It is led.");
    var none = Probe.notMeasurable(Probe.Kind.HOSTILE_TEXT, "Too few.");
    var notices = new Probe(Probe.Kind.LIKENESS, Probe.Result.HELD, Optional.empty(), "It falls.");
    assertThat(new Probes(List.of(none, notices), Optional.empty()).refine(gate)).isEqualTo(gate);
    BandDecision untried = new Probes(List.of(none), Optional.empty()).refine(gate);
    assertThat(untried.band()).as("never put to minimal pairs").isEqualTo(Band.TREND);
    assertThat(untried.reason()).contains("criteria propose-pairs", "criteria test");
    var probes = new Probes(List.of(none, failed), Optional.empty());
    assertThat(probes.refine(gate).band()).isEqualTo(Band.TREND);
    assertThat(probes.refine(gate).reason()).contains("a probe failed. It is led.");
    assertThat(probes.refine(explore)).isEqualTo(explore);
  }

  /** Answers that people failed; the judge passes the first few. */
  private static void add(List<ProbedItem> items, int count, int passed, ModelFamily family) {
    for (int i = 0; i < count; i++) {
      var item = new JudgedItem("case-" + items.size(), false, i < passed, OptionalDouble.empty());
      items.add(new ProbedItem(item, 100, Optional.of(family)));
    }
  }
}
