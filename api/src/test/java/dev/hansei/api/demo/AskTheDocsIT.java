package dev.hansei.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.demo.DemoApp;
import dev.hansei.infra.demo.DemoSettings;
import dev.hansei.infra.models.EmbeddingMap;
import dev.hansei.infra.models.MiniLmEmbedder;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.infra.registry.traces.TraceFilter;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The demo application against the real service: prompt in, answer out, trace back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskTheDocsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Path BUILT = Path.of("../infra/target/demo");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String QUESTION = "What does Workflow.await return when it timed out?";

  private final ApiServer server = ApiServer.running();
  private Project project;
  private Client lead;
  private DemoApp app;

  @BeforeAll
  void start() throws IOException {
    project = server.project();
    lead = server.token(project, Role.LEAD);
    String secret =
        server
            .token(project, Role.DEVELOPER)
            .headers()
            .getOrDefault("Authorization", "")
            .substring("Bearer ".length());
    app =
        DemoApp.start(
            new DemoSettings(
                0,
                server.base(),
                project.name().value(),
                secret,
                "ask-the-docs",
                BUILT.resolve("temporal-sdk-javadoc.jar"),
                BUILT.resolve("cache"),
                Optional.empty(),
                2));
  }

  @AfterAll
  void stop() {
    app.close();
  }

  @Test
  void walksAQuestionFromThePromptToATraceWithPassages() throws Exception {
    JsonNode nothing = ask("{\"question\":\"%s\"}".formatted(QUESTION), 503);
    assertThat(nothing.path("code").asText()).isIn("nothing-live", "prompt-not-found");
    assertThat(nothing.path("detail").asText()).contains("ask-the-docs");

    lead.post("/prompts", "{\"name\":\"ask-the-docs\"}").expect(201);
    String first = version("{\"retrievalDepth\":3}");
    String second = version("{\"retrievalDepth\":5,\"nameSource\":true,\"wordWeight\":0.5}");
    move(first, 0);

    JsonNode answered = ask("{\"question\":\"%s\",\"user\":\"u-42\"}".formatted(QUESTION), 200);
    assertThat(answered.path("passages")).hasSize(3);
    assertThat(answered.path("passages").path(0).path("score").asDouble()).isBetween(0.3, 1.0);
    assertThat(answered.at("/prompt/version").asInt()).isEqualTo(1);
    assertThat(answered.path("notice").asText()).contains("not an LLM");

    Trace trace = trace(answered.path("traceId").asText());
    assertThat(trace.spans()).extracting(Span::operation).contains("retrieval", "chat");
    Span retrieval = span(trace, "retrieval");
    assertThat(retrieval.passages()).hasSize(3);
    assertThat(retrieval.passages().getFirst().id())
        .isEqualTo(answered.path("passages").path(0).path("id").asText());
    assertThat(retrieval.passages().getFirst().text()).isNotBlank();
    Span chat = span(trace, "chat");
    assertThat(chat.input().getLast().content()).isEqualTo(QUESTION);
    assertThat(chat.output().getFirst().content()).isEqualTo(answered.path("answer").asText());
    assertThat(chat.prompt()).contains(new Span.PromptUse("ask-the-docs", "1"));
    assertThat(chat.parentSpanId()).isPresent();
    assertThat(summaries()).extracting(TraceSummary::question).containsExactly(QUESTION);

    evaluatesAnotherVersionWithoutATrace();
    usesWhatIsLiveAfterAMove(second);
  }

  private void evaluatesAnotherVersionWithoutATrace() throws Exception {
    JsonNode evaluated = ask("{\"question\":\"%s\",\"promptVersion\":2}".formatted(QUESTION), 200);
    assertThat(evaluated.at("/prompt/version").asInt()).isEqualTo(2);
    assertThat(evaluated.path("passages")).hasSize(5);
    assertThat(evaluated.has("traceId")).isFalse();
    assertThat(ask("{\"question\":\"%s\",\"promptVersion\":9}".formatted(QUESTION), 503))
        .isNotEmpty();
    adapterChangesWhatIsRetrieved(evaluated);
    settingsThatCannotBeUsedAreSaid();
  }

  private void adapterChangesWhatIsRetrieved(JsonNode plain) throws Exception {
    int dimension = MiniLmEmbedder.DIMENSION;
    float[] rows = new float[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      rows[i * dimension + (i + 1) % dimension] = 1;
    }
    var adapter =
        lead.post(
                "/tunings/adapters?name=shifted&kind=embedding-map&base=builtin/all-minilm-l6-v2-q",
                "application/octet-stream",
                EmbeddingMap.of(rows, dimension).bytes())
            .expect(201);
    version("{\"retrievalDepth\":5,\"adapter\":\"%s\"}".formatted(adapter.text("/sha256")));
    JsonNode mapped = ask("{\"question\":\"%s\",\"promptVersion\":3}".formatted(QUESTION), 200);
    assertThat(mapped.path("passages").path(0).path("id"))
        .isNotEqualTo(plain.path("passages").path(0).path("id"));
    version("{\"adapter\":\"%s\"}".formatted("ab".repeat(32)));
    JsonNode missing = ask("{\"question\":\"%s\",\"promptVersion\":4}".formatted(QUESTION), 503);
    assertThat(missing.path("code").asText()).isEqualTo("adapter-unusable");
  }

  private void settingsThatCannotBeUsedAreSaid() throws Exception {
    version("{\"retrievalDepht\":3}");
    JsonNode unusable = ask("{\"question\":\"%s\",\"promptVersion\":5}".formatted(QUESTION), 422);
    assertThat(unusable.path("detail").asText()).contains("'retrievalDepht' is unknown");
    assertThat(ask("{}", 400).path("code").asText()).isEqualTo("bad-request");
  }

  private void usesWhatIsLiveAfterAMove(String second) throws Exception {
    move(second, 1);
    Instant deadline = Instant.now().plus(PATIENCE);
    int version = 1;
    while (version == 1 && Instant.now().isBefore(deadline)) {
      Thread.sleep(500);
      version = ask("{\"question\":\"%s\"}".formatted(QUESTION), 200).at("/prompt/version").asInt();
    }
    assertThat(version).as("ten seconds after the move").isEqualTo(2);
  }

  private JsonNode ask(String body, int status) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        HTTP.send(
            HttpRequest.newBuilder(app.base().resolve("/ask"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    JsonNode json = JSON.readTree(answer.body());
    assertThat(answer.statusCode()).as(json.toString()).isEqualTo(status);
    return json;
  }

  private String version(String application) {
    return lead.post(
            "/prompts/ask-the-docs/versions",
            """
            {"messages":[{"role":"user","content":"{{question}}"}],"variables":["question"],
             "application":%s}\
            """
                .formatted(application))
        .expect(201)
        .text("/id");
  }

  private void move(String version, long from) {
    var id =
        server
            .get(Prompts.class)
            .find(project.id(), new PromptName("ask-the-docs"))
            .orElseThrow()
            .id();
    var move = new StageMove(id, Stage.PRODUCTION, PromptVersionId.of(version), from);
    assertThat(server.get(StagePointers.class).move(project.id(), move, new Actor.BySystem()))
        .isTrue();
  }

  private Trace trace(String id) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    Optional<Trace> found = Optional.empty();
    while (found.isEmpty() && Instant.now().isBefore(deadline)) {
      Thread.sleep(100);
      found = server.get(Traces.class).find(project.id(), new TraceId(id));
    }
    return found.orElseThrow(() -> new AssertionError("no trace " + id));
  }

  private List<TraceSummary> summaries() {
    return server
        .get(Traces.class)
        .page(project.id(), TraceFilter.ALL, PageRequest.first(10))
        .items();
  }

  private static Span span(Trace trace, String operation) {
    return trace.spans().stream()
        .filter(each -> each.operation().equals(operation))
        .findFirst()
        .orElseThrow();
  }
}
