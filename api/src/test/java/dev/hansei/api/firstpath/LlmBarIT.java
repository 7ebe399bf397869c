package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.annotations.ItemKey;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * LLMBar's judges of pairs: 65 of them, each asked in both orders about up to 493 pairs of which
 * people prefer one answer. What was published of each on each of four subsets comes out of the
 * service's own import, its API and its page, to the last digits.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LlmBarIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double EXACT = 1e-12;

  /** One upload; a caller of these tests waits no longer for an answer than a browser does. */
  private static final int LINES = 5_000;

  /** Each is a transaction of its own. */
  private static final int REVIEWS = 100;

  private static final Duration MEASURING = Duration.ofMinutes(2);

  private Path data = Path.of("");
  private StackProcess stack;
  private Caller lead;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    String folder = System.getenv("HANSEI_TEST_DATA");
    assumeTrue(folder != null, "HANSEI_TEST_DATA names no folder with the public sets");
    data = Path.of(folder).resolve("llmbar");
    assumeTrue(Files.isDirectory(data), "there is no folder llmbar with the set");
    stack = new StackProcess(home, Map.of());
    stack.up();
    lead = new People(stack.base()).admin(stack.adminLink());
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void judgesOfPairsAreAsPublished() throws IOException {
    Map<String, JsonNode> pairs = new LinkedHashMap<>();
    lines("pairs.jsonl").forEach(pair -> pairs.put(pair.at("/id").asText(), pair));
    String queue = "/annotations/queues/" + queue(pairs);
    prefer(queue, pairs);
    int labels = pairs.size() + bring(queue, pairs);
    JsonNode all = measured(queue, labels);
    assertThat(all.at("/orders")).hasSize(65);
    Map<String, Double> betweenOrders = betweenOrders();
    Map<String, Map<String, JsonNode>> bySubset = new HashMap<>();
    JsonNode expected = JSON.readTree(data.resolve("expected.json").toFile()).at("/recomputed");
    int rows = 0;
    for (JsonNode row : expected) {
      String subset = row.at("/subset").asText();
      var judges = bySubset.computeIfAbsent(subset, it -> figures(queue, it));
      JsonNode figures = Optional.ofNullable(judges.get(author(row))).orElseThrow();
      requireSame(figures, row);
      near(
          figures.at("/orderKappa/value"),
          Optional.ofNullable(betweenOrders.get(subset + author(row))).orElseThrow());
      rows++;
    }
    assertThat(rows).isEqualTo(146);
    for (String subset : bySubset.keySet()) {
      requireOnPage(queue, subset, expected);
    }
  }

  private static void requireSame(JsonNode figures, JsonNode row) {
    assertThat(figures.at("/pairs").asInt()).isEqualTo(row.at("/n").asInt());
    assertThat(100 * figures.at("/accuracy/value").asDouble())
        .isCloseTo(row.at("/accuracy_avg_pct").asDouble(), within(100 * EXACT));
    assertThat(figures.at("/correctTwice").asInt()).isEqualTo(row.at("/both_correct").asInt());
    assertThat(figures.at("/alike").asInt()).isEqualTo(row.at("/position_consistent").asInt());
    assertThat(figures.at("/nulls").asInt()).isEqualTo(row.at("/null_verdicts").asInt());
    near(figures.at("/firstPicks/value"), row.at("/first_position_pick_rate").asDouble());
    near(figures.at("/kappa/value"), row.at("/kappa_vs_gold_correct").asDouble());
  }

  /** Every judge of a subset, as the page has it: the figures in full beside the rounded ones. */
  private void requireOnPage(String queue, String subset, JsonNode expected) {
    String page = lead.page(queue + "/agreement?part=" + part(subset)).expect(200).body();
    int rows = 0;
    for (JsonNode row : expected) {
      if (row.at("/subset").asText().equals(subset)) {
        String name = "%s (model)".formatted(author(row).substring("model:".length()));
        String line = page.substring(page.indexOf(">" + name + "<"));
        List<Double> shown = values(line.substring(0, line.indexOf("</tr>")));
        near(shown.get(0) * 100, row.at("/accuracy_avg_pct").asDouble(), 100 * EXACT);
        near(shown.get(1), row.at("/both_correct").asDouble(), 0);
        near(shown.get(2), row.at("/position_consistent").asDouble(), 0);
        near(shown.get(3), row.at("/null_verdicts").asDouble(), 0);
        near(shown.get(4), row.at("/first_position_pick_rate").asDouble(), EXACT);
        near(shown.get(6), row.at("/kappa_vs_gold_correct").asDouble(), EXACT);
        rows++;
      }
    }
    assertThat(rows).as(subset).isPositive();
  }

  private static List<Double> values(String line) {
    List<Double> values = new ArrayList<>();
    String mark = "<data value=\"";
    for (int at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) {
      int from = at + mark.length();
      values.add(Double.parseDouble(line.substring(from, line.indexOf('"', from))));
    }
    return values;
  }

  private Map<String, JsonNode> figures(String queue, String subset) {
    Map<String, JsonNode> figures = new HashMap<>();
    lead.get(queue + "/agreement?part=" + part(subset))
        .expect(200)
        .json()
        .at("/orders")
        .forEach(judge -> figures.put(judge.at("/author").asText(), judge.at("/figures")));
    return figures;
  }

  private static String part(String subset) {
    return URLEncoder.encode("field subset: " + subset, StandardCharsets.UTF_8);
  }

  private Map<String, Double> betweenOrders() throws IOException {
    Map<String, Double> published = new HashMap<>();
    for (JsonNode row : JSON.readTree(data.resolve("published_statistics.json").toFile())) {
      published.put(
          row.at("/subset").asText() + author(row),
          row.at("/kappa_between_orders_published").asDouble());
    }
    return published;
  }

  private static void near(JsonNode figure, double expected) {
    assertThat(figure.isNumber()).as("a figure").isTrue();
    near(figure.asDouble(), expected, EXACT);
  }

  private static void near(double figure, double expected, double most) {
    assertThat(figure).isCloseTo(expected, within(most));
  }

  private static String author(JsonNode row) {
    return "model:%s %s".formatted(row.at("/judge").asText(), row.at("/strategy").asText());
  }

  private String queue(Map<String, JsonNode> pairs) {
    lead.post("/criteria", Map.of("name", "better", "sentence", "It does what was asked, better."))
        .expect(201);
    List<Map<String, Object>> items = new ArrayList<>();
    pairs.forEach((id, pair) ->
        items.add(
            Map.of(
                "id", id,
                "question", pair.at("/instruction").asText(),
                "a", pair.at("/output_1").asText(),
                "b", pair.at("/output_2").asText(),
                "fields", Map.of("subset", pair.at("/subset").asText()))));
    Reply brought =
        lead.post(
                "/annotations/items?name=llmbar&split=gate", "application/jsonl", Seed.jsonl(items))
            .expect(200);
    assertThat(brought.number("/taken")).isEqualTo(items.size());
    String queue =
        lead.post(
                "/annotations/queues",
                Map.of("name", "LLMBar", "criterion", "better", "items", "llmbar"))
            .expect(202)
            .id();
    lead.await(
        "/annotations/queues/" + queue,
        Seed.LONG_WORK,
        reply -> reply.text("/state").equals("open"));
    return queue;
  }

  /** What people prefer, as reviews of somebody outside: they settle each pair. */
  private void prefer(String queue, Map<String, JsonNode> pairs) {
    List<Map<String, Object>> labels = new ArrayList<>();
    pairs
        .values()
        .forEach(pair ->
            labels.add(
                Map.of(
                    "item", key(pair),
                    "label", word(pair.at("/gold_label")),
                    "author", Map.of("type", "outside", "name", "people"))));
    post(queue + "/labels?source=LLMBar", labels, REVIEWS);
  }

  private void post(String path, List<Map<String, Object>> lines, int atOnce) {
    for (int from = 0; from < lines.size(); from += atOnce) {
      var some = lines.subList(from, Math.min(from + atOnce, lines.size()));
      Reply taken = lead.post(path, "application/jsonl", Seed.jsonl(some)).expect(200);
      assertThat(taken.number("/taken")).isEqualTo(some.size());
    }
  }

  /** What each judge said in each order. */
  private int bring(String queue, Map<String, JsonNode> pairs) throws IOException {
    List<Map<String, Object>> verdicts = new ArrayList<>();
    for (JsonNode said : lines("judgments.jsonl")) {
      String item = key(Optional.ofNullable(pairs.get(said.at("/pair_id").asText())).orElseThrow());
      verdicts.add(verdict(item, author(said), "ab", word(said.at("/winner_original_order"))));
      verdicts.add(verdict(item, author(said), "ba", word(said.at("/winner_swapped_order"))));
    }
    post(queue + "/labels?as=raters&source=LLMBar", verdicts, LINES);
    return verdicts.size();
  }

  private static Map<String, Object> verdict(
      String item, String author, String order, String label) {
    var by = Map.of("type", "model", "name", author.substring("model:".length()));
    return Map.of("item", item, "label", label, "author", by, "order", order);
  }

  /** 1 or 2; a reply in which no choice can be read is for neither. */
  private static String word(JsonNode winner) {
    return winner.isNull() ? "tie" : winner.asInt() == 1 ? "a" : "b";
  }

  private static String key(JsonNode pair) {
    return ItemKey.of(
            pair.at("/instruction").asText(),
            pair.at("/output_1").asText() + '\0' + pair.at("/output_2").asText())
        .toString();
  }

  private JsonNode measured(String queue, int labels) {
    return lead.await(
            queue + "/agreement",
            MEASURING,
            Duration.ofSeconds(1),
            reply -> reply.number("/labels") == labels)
        .json();
  }

  private List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(data.resolve(file))) {
      if (!line.isBlank()) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }
}
