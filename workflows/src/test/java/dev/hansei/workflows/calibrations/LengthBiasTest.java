package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.statistics.Estimate;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The effect of length against statsmodels, see {@code calibration.py}. */
class LengthBiasTest {
  @Test
  void theEffectIsThatOfStatsmodels() throws IOException {
    for (JsonNode row : reference()) {
      String name = row.get("name").asText();
      Estimate got = LengthBias.of(items(row)).figure().orElseThrow();
      assertThat(got.value()).as(name).isEqualTo(row.get("value").asDouble(), within(1e-9));
      assertThat(got.lower()).as(name).isEqualTo(row.get("lower").asDouble(), within(1e-9));
      assertThat(got.upper()).as(name).isEqualTo(row.get("upper").asDouble(), within(1e-9));
    }
  }

  @Test
  void onlyAClearEffectFails() throws IOException {
    List<Probe> probes = new ArrayList<>();
    for (JsonNode row : reference()) {
      probes.add(LengthBias.of(items(row)));
    }
    assertThat(probes)
        .extracting(Probe::result)
        .containsExactly(Probe.Result.FAILED, Probe.Result.HELD, Probe.Result.HELD);
    assertThat(probes.getFirst().sentence()).contains("more than the labels explain");
  }

  @Test
  void equalLengthsTellNothing() throws IOException {
    List<ProbedItem> same =
        items(reference().get(0)).stream()
            .map(one -> new ProbedItem(one.item(), 100, Optional.empty()))
            .toList();
    assertThat(LengthBias.of(same).result()).isEqualTo(Probe.Result.NOT_MEASURABLE);
    assertThat(LengthBias.of(same.subList(0, 29)).sentence()).contains("only 29 answers");
    List<ProbedItem> erased =
        same.stream().map(one -> new ProbedItem(one.item(), 0, Optional.empty())).toList();
    assertThat(LengthBias.of(erased).sentence()).contains("only 0 answers");
  }

  @Test
  void lengthsThatHardlyVaryAndJudgesThatHardlyDifferTellNothing() throws IOException {
    List<ProbedItem> items = items(reference().get(0));
    List<ProbedItem> narrow =
        items.stream()
            .map(one -> new ProbedItem(one.item(), 100 + one.chars() % 50, Optional.empty()))
            .toList();
    assertThat(LengthBias.of(narrow).sentence()).contains("about equally long");
    List<ProbedItem> agreeing = new ArrayList<>();
    for (ProbedItem one : items) {
      boolean turned = agreeing.size() < 9;
      boolean people = one.item().people();
      var item =
          new JudgedItem(one.item().unit(), people, people != turned, OptionalDouble.empty());
      agreeing.add(new ProbedItem(item, one.chars(), Optional.empty()));
    }
    Probe few = LengthBias.of(agreeing);
    assertThat(few.result()).isEqualTo(Probe.Result.NOT_MEASURABLE);
    assertThat(few.sentence()).contains("on only 9 of 160 answers");
  }

  private static JsonNode reference() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            LengthBiasTest.class.getResourceAsStream("/statistics/length-bias.json"))) {
      return new ObjectMapper().readTree(stream);
    }
  }

  private static List<ProbedItem> items(JsonNode row) {
    List<ProbedItem> items = new ArrayList<>();
    for (int i = 0; i < row.get("units").size(); i++) {
      var item =
          new JudgedItem(
              "unit " + row.get("units").get(i).asInt(),
              row.get("people").get(i).asBoolean(),
              row.get("judge").get(i).asBoolean(),
              OptionalDouble.empty());
      items.add(new ProbedItem(item, row.get("chars").get(i).asInt(), Optional.empty()));
    }
    return items;
  }
}
