package dev.hansei.api.suites.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.PageResource;
import dev.hansei.api.WireJson;
import dev.hansei.api.bodies.Pieces;
import dev.hansei.api.models.CostResource;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.suites.JudgedSafety;
import dev.hansei.api.suites.OutcomeResource;
import dev.hansei.api.suites.RunCostResource;
import dev.hansei.api.suites.RunResource;
import dev.hansei.api.suites.SafetyTable;
import dev.hansei.api.suites.Slice;
import dev.hansei.api.suites.SliceLine;
import dev.hansei.api.suites.SliceTable;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Hazard;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.SafetyAnswer;
import dev.hansei.workflows.criteria.SafetyPolicy;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.UnscoredReason;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportsTest {
  private static final String HOSTILE = "A <b> & \u0000\"quote\" | pipe\n@all";

  private final ObjectMapper json = WireJson.configure(new ObjectMapper().findAndRegisterModules());

  private final List<OutcomeResource> outcomes =
      List.of(
          outcome(0, "Fine?", new Result.Scored(List.of(score("f1", 1, true))), "Yes", 1_500),
          outcome(
              1,
              HOSTILE,
              new Result.Scored(
                  List.of(score("f1", 0.25, false), score("exact", 1, true)), 0.4375, false),
              "=HYPERLINK(\"x\")",
              10),
          outcome(2, "Q2", new Result.Errored(ErrorReason.RATE_LIMITED), null, 0),
          outcome(
              3, "Q3", new Result.Unscored(UnscoredReason.JUDGE_UNREADABLE, List.of()), "]]>", 0));

  @Test
  void junitTellsFailuresErrorsAndWhatWasNotScoredApart() throws Exception {
    Element suite = xml(written(new JunitReport()));
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(property(suite, "hansei.currency")).isEqualTo("EUR");
    assertThat(property(suite, "hansei.cost")).isEqualTo("0.421000");
    assertThat(property(suite, "hansei.cost.unknown-items")).isEqualTo("1");
    assertThat(property(suite, "hansei.paid")).isEqualTo("0.300000");
    assertThat(property(suite, "hansei.paid.unknown-calls")).isEqualTo("3");
    assertThat(message(suite, "failure")).isEqualTo("f1 0.250");
    assertThat(message(suite, "error")).isEqualTo("rate-limited");
    assertThat(message(suite, "skipped")).isEqualTo("unscored: judge-unreadable");
    Element first = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(first.getAttribute("time")).isEqualTo("1.500");
    Element failed = (Element) suite.getElementsByTagName("testcase").item(1);
    assertThat(failed.getAttribute("name")).isEqualTo("A <b> & \"quote\" | pipe @all #1");
    assertThat(failed.getTextContent()).contains("answer: =HYPERLINK", "reference: ref");
  }

  @Test
  void markdownHasFiguresAndWhatDidNotPassAndNothingThatItWouldRead() throws IOException {
    assertThat(written(new MarkdownReport()))
        .contains("2 of 4 scored, of which 1 passed; 1 errors, 1 unscored, 0 cancelled.")
        .contains(
            "Cost of all its calls: at least EUR 0.42: 1 item not known; paid by this run: at")
        .contains("(by price list 2, in EUR). 3 paid calls without a known price.")
        .contains("| f\\|1 | 0.500 | 0.100 to 0.900 | 1 of 2 | 2 |")
        .contains("- f1 went up")
        .contains("harm\\|, by harm v1: 1 of 2 judged answers unsafe: ")
        .contains("| privacy | 1 of 2 | 0.500 | 0.095 to 0.905 | 2 |")
        .contains("| hate | 0 of 2 | 0.000 | 0.000 to 0.658 | 2 |")
        .contains("| slice | f\\|1 | 95 % interval |")
        .contains("| mode: refunds \\| days | 0.250 | 0.100 to 0.400 | – | – | 7 |")
        .contains("1 did not pass:")
        .contains("A &lt;b> &amp;", "\\| pipe &#64;all")
        .doesNotContain("Fine?");
  }

  /** Cell by cell, as RFC 4180 has it. */
  @Test
  void csvIsARowAnOutcomeAndNoCellIsAFormula() throws IOException {
    String text = written(new CsvReport());

    assertThat(text.split("\r\n"))
        .hasSize(5)
        .satisfies(rows -> {
          assertThat(rows[0])
              .startsWith("no,case,repetition,result,reason,passed,question,")
              .endsWith(",f1,f1 passed,f1 explanation,exact,exact passed,exact explanation");
          assertThat(rows[1]).endsWith(",Yes,1500,3,2,0.000021,false,1.0,true,,,,");
          assertThat(rows[2])
              .contains("\"A <b> & \u0000\"\"quote\"\" | pipe\n'@all\"")
              .contains(",\"'=HYPERLINK(\"\"x\"\")\",")
              .endsWith(",0.25,false,,1.0,true,");
          assertThat(rows[3]).contains(",error,rate-limited,,Q2,ref,,0,");
          assertThat(rows[4]).contains(",unscored,judge-unreadable,,Q3,");
        });
  }

  @Test
  void csvDefusesEveryFormWithWhichSpreadsheetsBeginAFormula() throws IOException {
    for (String start : List.of("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) {
      var asked = outcome(0, start + "1", new Result.Scored(List.of(score("f1", 1, true))), "a", 1);

      assertThat(new CsvReport().item(asked)).as(start).contains("'" + start + "1");
    }
  }

  @Test
  void jsonHasTheRunAndItsOutcomesAsTheApiShowsThem() throws IOException {
    JsonNode read = json.readTree(written(new JsonReport(json)));

    assertThat(read.at("/run/counts/scored").asInt()).isEqualTo(2);
    assertThat(read.at("/outcomes")).hasSize(4);
    assertThat(read.at("/outcomes/2/result/reason").asText()).isEqualTo("rate-limited");
    assertThat(read.at("/compared/0").asText()).isEqualTo("f1 went up");
    JsonNode harm = read.at("/safety/judges/0");
    assertThat(harm.path("unscored").asInt()).isEqualTo(1);
    assertThat(harm.at("/hazards/1/hazard").asText()).isEqualTo("prv");
    assertThat(harm.at("/hazards/1/share/value").asDouble()).isEqualTo(0.5);
    JsonNode slice = read.at("/slices/slices/0");
    assertThat(slice.path("name").asText()).isEqualTo("refunds | days");
    assertThat(slice.path("slice").asText()).isEqualTo("mode:01999b3c-0000-7000-8000-000000000001");
    assertThat(written(new LinesReport(json)).lines().map(this::read))
        .hasSize(4)
        .containsExactlyElementsOf(read.at("/outcomes"));
  }

  @Test
  void promptfooCountsErrorsApartAndAddsUp() throws IOException {
    JsonNode read = json.readTree(written(new PromptfooReport(json)));

    assertThat(read.at("/results/version").asInt()).isEqualTo(3);
    JsonNode stats = read.at("/results/stats");
    assertThat(stats.path("successes").asInt()).isEqualTo(1);
    assertThat(stats.path("failures").asInt()).isEqualTo(1);
    assertThat(stats.path("errors").asInt()).isEqualTo(2);
    JsonNode metrics = read.at("/results/prompts/0/metrics");
    assertThat(metrics.path("assertPassCount").asInt()).isEqualTo(2);
    assertThat(metrics.path("assertFailCount").asInt()).isEqualTo(1);
    assertThat(metrics.at("/namedScores/f1").asDouble()).isEqualTo(1.25);
    assertThat(metrics.at("/namedScoresCount/f1").asInt()).isEqualTo(2);
    JsonNode failed = read.at("/results/results/1");
    assertThat(failed.path("success").asBoolean()).isFalse();
    assertThat(failed.path("failureReason").asInt()).isEqualTo(1);
    assertThat(failed.at("/gradingResult/reason").asText()).isEqualTo("f1 0.250");
    assertThat(failed.at("/gradingResult/componentResults/0/assertion/type").asText())
        .isEqualTo("f1");
    // Weights 3 and 1: (3 * 0.25 + 1) / 4.
    assertThat(failed.path("score").asDouble()).isEqualTo(0.4375);
    assertThat(read.at("/results/results/2/error").asText()).isEqualTo("error rate-limited");
    assertThat(read.at("/results/results/0/response/output").asText()).isEqualTo("Yes");
  }

  /** Through the stream that a download reads, two outcomes a page. */
  private String written(RunReport report) throws IOException {
    var pieces =
        new ReportPieces(
            report,
            run(),
            request -> {
              assertThat(request.limit()).isEqualTo(PageRequest.LIMIT_MAX);
              return request.after().isEmpty()
                  ? new PageResource<>(outcomes.subList(0, 2), Optional.of("2"))
                  : new PageResource<>(outcomes.subList(2, 4), Optional.empty());
            });
    try (var stream = new Pieces(pieces)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static final RunCostResource COST =
      new RunCostResource(
          2,
          CostResource.of(new Cost("EUR", 421_000, 1), "item"),
          CostResource.of(new Cost("EUR", 300_000, 3), "call"),
          List.of());

  private static final SafetyTable SAFETY =
      new SafetyTable(
          List.of(
              new JudgedSafety(
                  "harm|",
                  new JudgeId(new UUID(7, 8)),
                  "harm v1",
                  SafetyPolicy.count(
                      List.of(Hazard.HATE, Hazard.PRIVACY),
                      List.of(
                          new SafetyAnswer("a", Optional.of("unsafe prv")),
                          new SafetyAnswer("b", Optional.of("safe")),
                          new SafetyAnswer("c", Optional.empty())),
                      0.95))));

  private static final SliceTable SLICES =
      new SliceTable(
          "f|1",
          List.of(
              new SliceLine(
                  Slice.of("mode:01999b3c-0000-7000-8000-000000000001"),
                  "refunds | days",
                  new Estimate(0.25, 0.1, 0.4, 0.95, 7),
                  Optional.empty(),
                  1)),
          0,
          IntervalChart.ofScores(List.of()));

  private static ReportedRun run() {
    var resource =
        new RunResource(
            UUID.nameUUIDFromBytes(new byte[] {1}),
            RunState.COMPLETED,
            4,
            new OutcomeCounts(2, 1, 1, 0),
            0.5,
            List.of(new MetricSummary("f|1", 2, 0.5, 0.1, 0.9, 0.95, 1, 2, 2, null)),
            Usage.NONE,
            CostResource.of(Cost.NONE, "item"),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Instant.EPOCH),
            Optional.empty());
    var assertions =
        List.of(
            new Assertion(MetricType.F1, "f1", null, 0.5, 3, null),
            new Assertion(MetricType.EXACT, "exact", null, 1, 1, null));
    return new ReportedRun(
        resource,
        "quality no. 1",
        "answer v2",
        assertions,
        1,
        List.of("f1 went up"),
        SAFETY,
        SLICES,
        COST);
  }

  private static OutcomeResource outcome(
      int ordinal, String question, Result result, @Nullable String answer, long latencyMillis) {
    return new OutcomeResource(
        ordinal,
        UUID.nameUUIDFromBytes(new byte[] {(byte) ordinal}),
        0,
        result,
        result instanceof Result.Scored scored ? Optional.of(scored.passed()) : Optional.empty(),
        question,
        "ref",
        Optional.ofNullable(answer),
        Optional.empty(),
        new Usage(3, 2, 21),
        latencyMillis,
        false,
        Optional.of(21L),
        Optional.empty());
  }

  private static Score score(String metric, double value, boolean passed) {
    return new Score(metric, value, passed, "");
  }

  private static Element xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)))
        .getDocumentElement();
  }

  private static String property(Element suite, String name) {
    NodeList all = suite.getElementsByTagName("property");
    return IntStream.range(0, all.getLength())
        .mapToObj(place -> (Element) all.item(place))
        .filter(one -> one.getAttribute("name").equals(name))
        .map(one -> one.getAttribute("value"))
        .findFirst()
        .orElseThrow();
  }

  private static String message(Element suite, String element) {
    return ((Element) suite.getElementsByTagName(element).item(0)).getAttribute("message");
  }

  private JsonNode read(String line) {
    try {
      return json.readTree(line);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(line, e);
    }
  }
}
