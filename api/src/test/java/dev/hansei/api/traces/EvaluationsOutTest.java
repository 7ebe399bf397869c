package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.traces.DeadLetters;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.TraceId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvaluationsOutTest {
  private static final TraceId TRACE = TraceId.ofExternal("t");

  private final ApiServer server = ApiServer.running();
  private Project project;
  private Client developer;

  @BeforeEach
  void begin() {
    project = server.project();
    developer = server.token(project, Role.DEVELOPER);
  }

  @Test
  void whatWasSaidOfATraceComesInAtTheDoorOfAnother() {
    give(
        """
        {"externalId":"t","input":"How long?","output":"A week.","attributes":{"gen_ai.response.id":"resp-1"},
         "feedback":[{"thumbs":"down","comment":"no"},{"stars":2},{"resolved":false},
          {"evaluation":{"name":"grounded","value":0.25,"explanation":"No \\"source\\"."}},
          {"survey":{"question":"csat","value":4}},{"correction":"Thirty days."}]}
        """
            .replace("\n ", " "));
    give("{\"externalId\":\"nothing-said\",\"input\":\"x\",\"output\":\"y\"}");

    var file = developer.get("/traces/evaluations").expect(200).body();

    assertThat(file.lines()).hasSize(1);
    var other = server.project();
    for (int again = 0; again < 2; again++) {
      var taken = server.token(other, Role.DEVELOPER).post("!/v1/logs", file).expect(200);
      assertThat(taken.json().path("partialSuccess").path("rejectedLogRecords").asInt()).isZero();
    }
    assertThat(said(other))
        .containsExactlyInAnyOrder(
            new Feedback.Thumbs(false),
            new Feedback.Evaluation("stars", 2, ""),
            new Feedback.Evaluation("resolved", 0, ""),
            new Feedback.Label("resolved", "open", ""),
            new Feedback.Evaluation("grounded", 0.25, "No \"source\"."),
            new Feedback.Evaluation("csat", 4, ""));
  }

  @Test
  void anEventStandsOnTheSpanThatAnswered() {
    give(
        "{\"externalId\":\"t\",\"input\":\"x\",\"output\":\"y\",\"attributes\":{\"gen_ai.response.id\":\"resp-1\"}}");
    developer
        .post("/feedback", "{\"externalId\":\"t\",\"evaluation\":{\"name\":\"tone\",\"value\":1}}")
        .expect(200);

    var records =
        OtlpLogs.json(
            developer
                .get("/traces/evaluations")
                .expect(200)
                .body()
                .getBytes(StandardCharsets.UTF_8));

    var span =
        server.get(Traces.class).find(project.id(), TRACE).orElseThrow().answering().orElseThrow();
    assertThat(records)
        .singleElement()
        .satisfies(record -> {
          assertThat(record.eventName()).isEqualTo("gen_ai.evaluation.result");
          assertThat(record.traceId()).isEqualTo(TRACE.hex());
          assertThat(record.spanId()).isEqualTo(span.spanId());
          assertThat(record.timeNanos()).isPositive();
          assertThat(record.attributes())
              .containsEntry("gen_ai.evaluation.name", "tone")
              .containsEntry("gen_ai.evaluation.score.value", 1.0)
              .containsEntry("gen_ai.response.id", "resp-1");
        });
  }

  @Test
  void anEvaluatorThatFailedSaysNothingOfTheAnswer() {
    var failed =
        """
        {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1795000000500000000",
         "traceId":"%s","eventName":"gen_ai.evaluation.result","attributes":[
          {"key":"gen_ai.evaluation.name","value":{"stringValue":"tone"}},
          {"key":"error.type","value":{"stringValue":"timeout"}}]}]}]}]}
        """
            .formatted(TRACE.hex());

    var answer = developer.post("!/v1/logs", failed).expect(200);

    assertThat(answer.json().path("partialSuccess").path("rejectedLogRecords").asInt()).isZero();
    assertThat(server.get(Traces.class).find(project.id(), TRACE)).isEmpty();
    assertThat(server.get(DeadLetters.class).count(project.id())).isZero();
  }

  private void give(String line) {
    developer
        .post("/traces", "application/jsonl", line.getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }

  private List<Feedback.Opinion> said(Project in) {
    return server.get(Traces.class).find(in.id(), TRACE).orElseThrow().feedback().stream()
        .map(Feedback::opinion)
        .toList();
  }
}
