package dev.hansei.workflows.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.criteria.PairFigures.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Figures of pairwise judges, by hand and against the benchmark's published ones. */
class PairFiguresTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double ROUNDING = 1e-12;

  @Test
  void countsByHand() {
    PairFigures got =
        PairFigures.of(List.of(judged(1, 1, 1), judged(2, 2, 2), judged(1, 1, 2), judged(2, 0, 0)));
    assertThat(got.accuracy().value()).isEqualTo(5 / 8.0);
    assertThat(got.accuracy().upper()).isGreaterThan(0.8);
    assertThat(got.correctTwice()).isEqualTo(2);
    assertThat(got.alike()).as("none and none are alike there").isEqualTo(3);
    assertThat(got.nulls()).isEqualTo(2);
    assertThat(got.firstPicks().value()).as("1,- 1,2 of eight").isEqualTo(4 / 8.0);
    assertThat(got.consistent().value()).as("and no choice to us").isEqualTo(0.5);
    assertThat(got.correct().value()).isEqualTo(0.5);
    assertThat(got.correct().upper()).isGreaterThan(0.8);
    assertThat(got.orderKappa().value())
        .as("a, not, a, not beside a, not, not, not")
        .isEqualTo(0.5);
    assertThatThrownBy(() -> PairFigures.of(List.of())).hasMessageContaining("");
  }

  /** All 146 judges and strategies of llmbar, from the verdicts themselves. */
  @Test
  void agreesWithLlmBarOnEveryJudge() throws IOException {
    String folder = System.getenv("HANSEI_TEST_DATA");
    Assumptions.assumeTrue(folder != null, "HANSEI_TEST_DATA names no folder with llmbar");
    Path llmbar = Path.of(folder, "llmbar");
    Map<String, List<Judged>> byJudge = byJudge(llmbar);
    JsonNode expected = JSON.readTree(Files.readString(llmbar.resolve("expected.json")));
    Map<String, Double> betweenOrders = betweenOrders(llmbar);
    int rows = 0;
    for (JsonNode row : expected.get("recomputed")) {
      String name = key(row.get("subset").asText(), row);
      List<Judged> judged = Optional.ofNullable(byJudge.get(name)).orElseThrow();
      requireSame(name, PairFigures.of(judged), row);
      assertThat(PairFigures.of(judged).orderKappa().value())
          .as(name)
          .isEqualTo(Optional.ofNullable(betweenOrders.get(name)).orElseThrow(), within(ROUNDING));
      rows++;
    }
    assertThat(rows).isEqualTo(146);
  }

  private static void requireSame(String name, PairFigures got, JsonNode row) {
    assertThat(got.pairs()).as(name).isEqualTo(row.get("n").asInt());
    assertThat(100 * got.accuracy().value())
        .as(name)
        .isEqualTo(row.get("accuracy_avg_pct").asDouble(), within(100 * ROUNDING));
    assertThat(got.correctTwice()).as(name).isEqualTo(row.get("both_correct").asInt());
    assertThat(got.alike()).as(name).isEqualTo(row.get("position_consistent").asInt());
    assertThat(got.nulls()).as(name).isEqualTo(row.get("null_verdicts").asInt());
    assertThat(got.firstPicks().value())
        .as(name)
        .isEqualTo(row.get("first_position_pick_rate").asDouble(), within(ROUNDING));
    assertThat(got.kappa().value())
        .as(name)
        .isEqualTo(row.get("kappa_vs_gold_correct").asDouble(), within(ROUNDING));
    double lenient = (double) got.alike() / got.pairs();
    assertThat(got.consistent().value()).as(name).isLessThanOrEqualTo(lenient);
    assertThat(got.correct().value()).isLessThanOrEqualTo(got.accuracy().value() + ROUNDING);
  }

  /** What the authors published of the two orders. */
  private static Map<String, Double> betweenOrders(Path llmbar) throws IOException {
    Map<String, Double> published = new HashMap<>();
    String file = Files.readString(llmbar.resolve("published_statistics.json"));
    for (JsonNode row : JSON.readTree(file)) {
      published.put(
          key(row.get("subset").asText(), row),
          row.get("kappa_between_orders_published").asDouble());
    }
    return published;
  }

  private static Map<String, List<Judged>> byJudge(Path llmbar) throws IOException {
    Map<String, JsonNode> pairs = new HashMap<>();
    for (JsonNode pair : lines(llmbar.resolve("pairs.jsonl"))) {
      pairs.put(pair.get("id").asText(), pair);
    }
    Map<String, List<Judged>> byJudge = new HashMap<>();
    for (JsonNode line : lines(llmbar.resolve("judgments.jsonl"))) {
      JsonNode pair = Optional.ofNullable(pairs.get(line.get("pair_id").asText())).orElseThrow();
      byJudge
          .computeIfAbsent(key(pair.get("subset").asText(), line), _ -> new ArrayList<>())
          .add(
              judged(
                  pair.get("gold_label").asInt(),
                  line.path("winner_original_order").asInt(0),
                  line.path("winner_swapped_order").asInt(0)));
    }
    return byJudge;
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static String key(String subset, JsonNode row) {
    return "%s / %s / %s"
        .formatted(subset, row.get("judge").asText(), row.get("strategy").asText());
  }

  private static Judged judged(int gold, int original, int swapped) {
    return new Judged(gold, chosen(original, swapped));
  }

  /** 0 stands for no choice. */
  private static ChosenPair chosen(int original, int swapped) {
    return new ChosenPair(choice(original), choice(swapped));
  }

  private static OptionalInt choice(int answer) {
    return answer == 0 ? OptionalInt.empty() : OptionalInt.of(answer);
  }
}
