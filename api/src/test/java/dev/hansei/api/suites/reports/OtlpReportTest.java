package dev.hansei.api.suites.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.models.CostResource;
import dev.hansei.api.suites.OutcomeResource;
import dev.hansei.api.suites.RunCostResource;
import dev.hansei.api.suites.RunResource;
import dev.hansei.api.suites.SafetyTable;
import dev.hansei.api.suites.SliceTable;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.UnscoredReason;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class OtlpReportTest {
  private static final CostResource NOTHING = CostResource.of(Cost.NONE, "item");

  @Test
  void eachScoreIsAnEventAndWhatHasNoneSaysWhy() throws Exception {
    var lines =
        written(
            outcome(
                0,
                new Result.Scored(
                    List.of(
                        new Score("f1", 0.25, false, "Two of \"five\".\n"),
                        new Score("exact", 1, true, "")))),
            outcome(
                1,
                new Result.Unscored(
                    UnscoredReason.JUDGE_UNREADABLE, List.of(new Score("f1", 1, true, "")))),
            outcome(2, new Result.Cancelled()));

    assertThat(lines).hasSize(1);
    var request = new ObjectMapper().readTree(lines.getFirst());
    assertThat(request.at("/resourceLogs/0/resource/attributes/0/value/stringValue").asText())
        .isEqualTo("hansei");
    var records = records(request);
    assertThat(records).hasSize(6);
    assertThat(records)
        .allMatch(it -> it.path("eventName").asText().equals("gen_ai.evaluation.result"));
    assertThat(records.getFirst().path("timeUnixNano").asText()).isEqualTo("1795000000000000000");
    assertThat(
            attribute(records.get(0), "gen_ai.evaluation.score.value")
                .path("doubleValue")
                .asDouble())
        .isEqualTo(0.25);
    assertThat(text(records.get(0), "gen_ai.evaluation.score.label")).isEqualTo("fail");
    assertThat(text(records.get(0), "gen_ai.evaluation.explanation"))
        .isEqualTo("Two of \"five\".\n");
    assertThat(text(records.get(0), "gen_ai.response.id")).isEqualTo("call-0");
    assertThat(text(records.get(3), "error.type")).isEqualTo("judge-unreadable");
    assertThat(text(records.get(3), "gen_ai.evaluation.name")).isEqualTo("exact");
    assertThat(text(records.get(5), "error.type")).isEqualTo("cancelled");
    assertThat(records.stream().map(it -> it.path("traceId").asText()).distinct()).hasSize(3);
  }

  @Test
  void aLongRunIsSeveralRequests() {
    var outcomes =
        IntStream.range(0, 700)
            .mapToObj(i -> outcome(i, new Result.Scored(List.of(new Score("f1", 1, true, "")))))
            .toArray(OutcomeResource[]::new);

    assertThat(written(outcomes)).hasSize(2);
  }

  @Test
  void ourOwnDoorTakesThem() throws Exception {
    var server = ApiServer.running();
    var project = server.project();
    var line =
        written(
                outcome(0, new Result.Scored(List.of(new Score("f1", 0.25, false, "Why.")))),
                outcome(1, new Result.Cancelled()))
            .getFirst();

    for (int again = 0; again < 2; again++) {
      var taken = server.token(project, Role.DEVELOPER).post("!/v1/logs", line).expect(200);
      assertThat(taken.json().path("partialSuccess").path("rejectedLogRecords").asInt()).isZero();
    }

    var id =
        new TraceId(records(new ObjectMapper().readTree(line)).getFirst().path("traceId").asText());
    assertThat(server.get(Traces.class).find(project.id(), id).orElseThrow().feedback())
        .extracting(Feedback::opinion)
        .containsExactlyInAnyOrder(
            new Feedback.Evaluation("f1", 0.25, "Why."), new Feedback.Label("f1", "fail", ""));
  }

  private static List<String> written(OutcomeResource... outcomes) {
    var report = new OtlpReport();
    var text = new StringBuilder(report.head(run()));
    for (OutcomeResource outcome : outcomes) {
      text.append(report.item(outcome));
    }
    return text.append(report.tail())
        .toString()
        .lines()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<JsonNode> records(JsonNode request) {
    return StreamSupport.stream(
            request.at("/resourceLogs/0/scopeLogs/0/logRecords").spliterator(), false)
        .toList();
  }

  private static String text(JsonNode record, String key) {
    return attribute(record, key).path("stringValue").asText();
  }

  private static JsonNode attribute(JsonNode record, String key) {
    return StreamSupport.stream(record.path("attributes").spliterator(), false)
        .filter(it -> it.path("key").asText().equals(key))
        .findFirst()
        .orElseThrow()
        .path("value");
  }

  private static OutcomeResource outcome(int ordinal, Result result) {
    return new OutcomeResource(
        ordinal,
        new UUID(1, ordinal),
        0,
        result,
        Optional.empty(),
        "Q",
        "ref",
        Optional.of("a"),
        Optional.of("call-" + ordinal),
        Usage.NONE,
        1,
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static ReportedRun run() {
    var run =
        new RunResource(
            new UUID(5, 6),
            RunState.COMPLETED,
            4,
            new OutcomeCounts(2, 1, 1, 0),
            0.5,
            List.of(),
            Usage.NONE,
            NOTHING,
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
            Optional.of(Instant.ofEpochSecond(1_795_000_000L)));
    var assertions =
        List.of(
            new Assertion(MetricType.F1, "f1", null, 0.5, 1, null),
            new Assertion(MetricType.EXACT, "exact", null, 1, 1, null));
    return new ReportedRun(
        run,
        "quality no. 1",
        "answer v2",
        assertions,
        1,
        List.of(),
        new SafetyTable(List.of()),
        SliceTable.NONE,
        new RunCostResource(0, NOTHING, NOTHING, List.of()));
  }
}
