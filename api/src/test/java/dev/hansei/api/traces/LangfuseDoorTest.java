package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.traces.DeadLetters;
import dev.hansei.infra.registry.traces.TraceFilter;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LangfuseDoorTest {
  private static final String ID = "2e9a2a3c-5f5e-4a52-9d6d-0f4b7a9c1d11";
  private static final String TRACE_EVENT =
      """
      {"id":"e1","type":"trace-create","timestamp":"2026-11-29T08:00:00Z","body":{"id":"%s",
       "name":"shop","userId":"ann@example.org","sessionId":"s-1","tags":["night"]}}
      """
          .formatted(ID);
  private static final String CREATE =
      """
      {"id":"e2","type":"generation-create","timestamp":"2026-11-29T08:00:00Z","body":{
       "id":"g-1","traceId":"%s","name":"answer","startTime":"2026-11-29T08:00:00.100Z",
       "model":"gpt-4o-mini","modelParameters":{"temperature":0.2},
       "input":[{"role":"user","content":"How long?"}],"promptName":"answer","promptVersion":3}}
      """
          .formatted(ID);
  private static final String UPDATE =
      """
      {"id":"e3","type":"generation-update","timestamp":"2026-11-29T08:00:01Z","body":{
       "id":"g-1","traceId":"%s","endTime":"2026-11-29T08:00:01.600Z",
       "output":{"role":"assistant","content":"Thirty days."},
       "usage":{"input":12,"output":3,"unit":"TOKENS","totalCost":0.0015}}}
      """
          .formatted(ID);

  private final ApiServer server = ApiServer.running();
  private Project project;
  private Client sdk;

  @BeforeEach
  void begin() {
    project = server.project();
    var token = server.token(project, Role.DEVELOPER);
    var secret = token.headers().getOrDefault("Authorization", "").substring("Bearer ".length());
    var pair = ("pk-lf-anything:" + secret).getBytes(StandardCharsets.UTF_8);
    sdk = token.with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  @Test
  void aBatchBecomesATraceAndItsUpdatesAreMerged() {
    var answer = batch(TRACE_EVENT, CREATE, UPDATE);

    assertThat(answer.json().path("successes")).hasSize(3);
    assertThat(answer.json().path("errors")).isEmpty();
    var trace = trace();
    assertThat(trace.spans()).hasSize(2);
    var span = trace.answering().orElseThrow();
    assertThat(span.operation()).isEqualTo("chat");
    assertThat(span.model()).isEqualTo("gpt-4o-mini");
    assertThat(span.prompt()).contains(new Span.PromptUse("answer", "3"));
    assertThat(span.input()).containsExactly(new Message(Message.Role.USER, "How long?"));
    assertThat(span.output()).containsExactly(new Message(Message.Role.ASSISTANT, "Thirty days."));
    assertThat(span.inputTokens()).isEqualTo(12);
    assertThat(new SpanFacts(span).costUsdMicros()).isEqualTo(1_500);
    assertThat(span.attributes())
        .containsEntry("externalId", ID)
        .containsEntry(SpanFacts.SENDER_ID, "g-1");
    assertThat(trace.spans().toString()).doesNotContain("ann@example.org");
  }

  @Test
  void anUpdateOfALaterRequestIsAStepBelowAndCountsNothingTwice() {
    batch(TRACE_EVENT, CREATE);
    batch(UPDATE);
    batch(UPDATE);

    var trace = trace();
    assertThat(trace.spans()).hasSize(3);
    var span = trace.answering().orElseThrow();
    assertThat(span.parentSpanId()).contains(LangfuseMapping.spanId("g-1"));
    assertThat(span.input()).containsExactly(new Message(Message.Role.USER, "How long?"));
    assertThat(span.output()).containsExactly(new Message(Message.Role.ASSISTANT, "Thirty days."));

    var line =
        server
            .get(Traces.class)
            .page(project.id(), TraceFilter.ALL, PageRequest.first(10))
            .items()
            .getFirst();
    assertThat(line.inputTokens()).isEqualTo(12);
    assertThat(line.talk().costUsdMicros()).isEqualTo(1_500);
    assertThat(line.talk().session()).isEqualTo("s-1");
    assertThat(line.talk().userHash()).matches("[0-9a-f]{32}");
  }

  @Test
  void anEventThatIsNoneIsNamedAndKeptAndTheOthersAreTaken() {
    var answer =
        batch(
            CREATE,
            "{\"id\":\"e9\",\"type\":\"span-create\",\"timestamp\":\"never\",\"body\":"
                + "{\"id\":\"s\",\"traceId\":\"t\"}}",
            "{\"id\":\"e10\",\"type\":\"party\",\"timestamp\":\"\",\"body\":{}}");

    assertThat(answer.json().path("successes")).hasSize(1);
    assertThat(answer.json().path("errors").findValuesAsText("id"))
        .containsExactlyInAnyOrder("e9", "e10");
    assertThat(answer.body()).contains("a time is written as in");
    assertThat(server.get(DeadLetters.class).count(project.id())).isEqualTo(1);
    sdk.post("!/api/public/ingestion", "{\"batch\":7}").expect(400);
  }

  @Test
  void aBadUpdateSpoilsNoGoodCreateAndEveryEventIsAnswered() {
    var bad =
        "{\"id\":\"e4\",\"type\":\"generation-update\",\"timestamp\":\"2026-11-29T08:00:02Z\","
            + "\"body\":{\"id\":\"g-1\",\"endTime\":\"yesterday\"}}";
    var answer = batch(CREATE, UPDATE, bad);

    assertThat(answer.json().path("successes").findValuesAsText("id"))
        .containsExactlyInAnyOrder("e2", "e3");
    assertThat(answer.json().path("errors").findValuesAsText("id")).containsExactly("e4");
    assertThat(trace().spans())
        .singleElement()
        .satisfies(span ->
            assertThat(span.output())
                .containsExactly(new Message(Message.Role.ASSISTANT, "Thirty days.")));
    var letters = server.get(DeadLetters.class);
    assertThat(letters.count(project.id())).isEqualTo(1);
  }

  @Test
  void scoresOfAllThreeKindsAreFeedback() {
    score(
        "\"name\":\"grounded\",\"value\":0.25,\"dataType\":\"NUMERIC\",\"comment\":\"Bare.\"", 200);
    score("\"name\":\"polite\",\"value\":1,\"dataType\":\"BOOLEAN\"", 200);
    score("\"name\":\"topic\",\"value\":\"returns\",\"dataType\":\"CATEGORICAL\"", 200);
    score("\"name\":\"user_feedback\",\"value\":0", 200);
    score("\"name\":\"polite\",\"value\":7,\"dataType\":\"BOOLEAN\"", 400);

    assertThat(trace().feedback().stream().map(Feedback::opinion).toList())
        .containsExactlyInAnyOrder(
            new Feedback.Evaluation("grounded", 0.25, "Bare."),
            new Feedback.Evaluation("polite", 1, ""),
            new Feedback.Label("topic", "returns", ""),
            new Feedback.Thumbs(false));
  }

  @Test
  void whatAClientAsksAtStartIsAnswered() {
    assertThat(sdk.get("!/api/public/projects").expect(200).text("/data/0/name"))
        .isEqualTo(project.name().toString());
    assertThat(sdk.get("!/api/public/health").expect(200).text("/status")).isEqualTo("OK");
    sdk.post("!/api/public/otel/v1/traces", "application/x-protobuf", new byte[0]).expect(200);
  }

  private void score(String parts, int status) {
    sdk.post("!/api/public/scores", "{\"traceId\":\"%s\",%s}".formatted(ID, parts)).expect(status);
  }

  private Answer batch(String... events) {
    return sdk.post("!/api/public/ingestion", "{\"batch\":[" + String.join(",", events) + "]}")
        .expect(207);
  }

  private Trace trace() {
    return server.get(Traces.class).find(project.id(), TraceId.ofExternal(ID)).orElseThrow();
  }
}
