package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The playground as programs have it; the models are a stub that counts what is paid. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaygroundTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SLOW = "Thirty days, then gone.";

  private final StubModelServer stub = StubModelServer.start();
  private final ApiServer server =
      ApiServer.with(
          "playground",
          Map.of(
              "hansei.models.endpoints.openai.base-url", stub.baseUrl(),
              "hansei.models.endpoints.openai.api-key", "stub",
              "hansei.temporal.address", "127.0.0.1:1",
              "hansei.temporal.patience", "300ms"));
  private Project project = server.project();
  private Client lead = server.token(project, Role.LEAD);

  @AfterAll
  void stop() {
    stub.close();
  }

  /** One event of a stream. */
  private record Told(String name, JsonNode data) {}

  @BeforeEach
  void begin() {
    stub.forget();
    project = server.project();
    lead = server.token(project, Role.LEAD);
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    version("Answer in one sentence.", "{{question}}");
    version("Answer in a word.", "{{question}}");
  }

  @Test
  void columnsAreToldSideBySideAndPaidOnce() {
    stub.always("", new StubFault.Slowly(SLOW, Duration.ofMillis(20)));
    var told = told(lead, ask(column(1) + "," + column(2), "How long?"));
    assertThat(names(told)).startsWith("asked", "asked").endsWith("done");
    assertThat(told.stream().filter(it -> it.name().equals("text")).count()).isGreaterThan(3);
    for (int column : List.of(1, 2)) {
      var end = one(told, "end", column);
      assertThat(end.path("text").asText()).isEqualTo(SLOW);
      assertThat(end.path("fromJournal").asBoolean()).isFalse();
      assertThat(end.path("firstMillis").asLong()).isPositive();
      assertThat(end.path("figures").asText()).contains("First word after", "cost not known");
      assertThat(written(told, column)).isEqualTo(SLOW);
    }
    assertThat(one(told, "asked", 1).at("/settings/maxTokens").asInt()).isEqualTo(4096);
    assertThat(stub.calls()).isEqualTo(2);

    var again = told(lead, ask(column(1) + "," + column(2), "How long?"));
    assertThat(one(again, "end", 1).path("figures").asText()).contains("nothing was paid");
    assertThat(stub.calls()).isEqualTo(2);
    told(lead, ask(column(1), "How long?").replace("}}", "},\"fresh\":true}"));
    assertThat(stub.calls()).isEqualTo(3);
  }

  @Test
  void whatFailsInOneColumnCostsNoOtherItsAnswer() {
    stub.script("in a word", new StubFault.CutMidway(SLOW, 2));
    stub.script("in one sentence", new StubFault.Status(500), new StubFault.Say("Thirty."));
    version("Answer {{missing}}", "{{question}}");
    var told =
        told(
            lead,
            ask(
                String.join(
                    ",",
                    column(1),
                    column(2),
                    column(3),
                    "{\"version\":1,\"model\":\"nobody/none\"}"),
                "How long?"));
    assertThat(one(told, "end", 1).path("text").asText()).isEqualTo("Thirty.");
    assertThat(one(told, "missed", 1).path("reason").asText()).isEqualTo("unavailable");
    assertThat(one(told, "failed", 2).path("reason").asText()).isEqualTo("unavailable");
    assertThat(one(told, "failed", 3).path("reason").asText()).isEqualTo("unrenderable");
    assertThat(one(told, "failed", 3).path("detail").asText()).contains("missing");
    assertThat(one(told, "failed", 4).path("reason").asText()).isEqualTo("unknown-model");
    assertThat(names(told)).endsWith("done");
  }

  @Test
  void theDraftIsTriedAsItStands() {
    var body = ask("{\"draft\":true,\"model\":\"openai/stub\"}", "How long?");
    assertThat(post(lead, body).expect(404).text("/code")).isEqualTo("draft-not-found");
    draft("{\"messages\":[{\"role\":\"user\",\"content\":\"{{#open}}\"}]}");
    assertThat(one(told(lead, body), "failed", 1).path("reason").asText())
        .isEqualTo("draft-unfinished");
    draft("{\"messages\":[{\"role\":\"user\",\"content\":\"Say {{question}}\"}],\"revision\":1}");
    assertThat(one(told(lead, body), "end", 1).path("text").asText()).isNotEmpty();
    assertThat(stub.requests().getLast().mentions("Say How long?")).isTrue();
  }

  @Test
  void whoStopsReadingStopsTheCalls() throws IOException, InterruptedException {
    stub.always("", new StubFault.Slowly("word ".repeat(200), Duration.ofMillis(50)));
    try (var http = HttpClient.newHttpClient()) {
      var stream =
          http.send(
              request(lead, ask(column(1), "How long?")).build(), BodyHandlers.ofInputStream());
      assertThat(stream.statusCode()).isEqualTo(200);
      var told = new StringBuilder();
      while (!told.toString().contains("word")) {
        told.append((char) stream.body().read());
      }
      stream.body().close();
      http.shutdownNow();
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(8).toNanos();
    while (stub.abandonedCalls() == 0 && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    assertThat(stub.abandonedCalls()).isEqualTo(1);
  }

  @Test
  void limitsAreSaidBeforeAnybodyIsAsked() {
    assertThat(post(lead, ask("", "q")).expect(400).text("/code")).isEqualTo("invalid-field");
    String five = String.join(",", Collections.nCopies(5, column(1)));
    assertThat(post(lead, ask(five, "q")).expect(400).body()).contains("1 to 4");
    assertThat(post(lead, ask(column(9), "q")).expect(404).text("/code"))
        .isEqualTo("prompt-version-not-found");
    assertThat(post(lead, ask("{\"version\":1,\"model\":\"http/x\"}", "q")).expect(400).body())
        .contains("asked by suites");
    lead.post(
            "/models/prices",
            "{\"currency\":\"USD\",\"prices\":[{\"model\":\"openai/*\",\"input\":1,\"output\":400,"
                + "\"validFrom\":\"2020-01-01\"}]}")
        .expect(201);
    assertThat(post(lead, ask(column(1), "q")).expect(422).text("/code")).isEqualTo("over-cost");
    String small = column(1).replace("}", ",\"settings\":{\"maxTokens\":100}}");
    var end = one(told(lead, ask(small, "q")), "end", 1);
    assertThat(end.path("costMicros").asLong()).isPositive();
    assertThat(end.path("figures").asText()).contains("$");
    assertThat(stub.calls()).isEqualTo(1);
  }

  @Test
  void onlyTwoTrialsOfAPersonAreOpenAtOnce() throws IOException, InterruptedException {
    stub.always("", new StubFault.Slowly("word ".repeat(100), Duration.ofMillis(50)));
    try (var http = HttpClient.newHttpClient()) {
      for (String question : List.of("one", "two")) {
        http.send(request(lead, ask(column(1), question)).build(), BodyHandlers.ofInputStream());
      }
      var third = post(lead, ask(column(1), "three")).expect(429);
      assertThat(third.text("/code")).isEqualTo("too-many-trials");
      assertThat(third.header("retry-after")).isNotEmpty();
      http.shutdownNow();
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(8).toNanos();
    while (stub.abandonedCalls() < 2 && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    stub.forget();
    told(lead, ask(column(1), "three"));
  }

  @Test
  void annotatorsStayBlindAndAKeyIsNoReasonToWait() {
    String body = ask(column(1), "How long?");
    post(server.token(project, Role.ANNOTATOR), body).expect(403);
    var both = server.token(project, Role.ANNOTATOR, Role.DEVELOPER);
    assertThat(post(both, body).expect(403).text("/code")).isEqualTo("annotators-stay-blind");
    var developer = server.token(project, Role.DEVELOPER).with("Idempotency-Key", "k-1");
    assertThat(one(told(developer, body), "end", 1).path("fromJournal").asBoolean()).isFalse();
    assertThat(one(told(developer, body), "end", 1).path("fromJournal").asBoolean()).isTrue();
  }

  private void version(String system, String user) {
    lead.post(
            "/prompts/answer/versions",
            """
            {"messages":[{"role":"system","content":"%s"},{"role":"user","content":"%s"}],
             "variables":["question","missing"]}
            """
                .formatted(system, user))
        .expect(201);
  }

  private void draft(String json) {
    lead.send(
            lead.request("/prompts/answer/draft")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)))
        .expect(200);
  }

  private static String column(int version) {
    return "{\"version\":%d,\"model\":\"openai/stub\"}".formatted(version);
  }

  private static String ask(String columns, String question) {
    return "{\"columns\":[%s],\"values\":{\"question\":\"%s\"}}".formatted(columns, question);
  }

  private static HttpRequest.Builder request(Client client, String body) {
    return client
        .request("/prompts/answer/playground")
        .header("Content-Type", "application/json")
        .header("Accept", "text/event-stream")
        .POST(BodyPublishers.ofString(body));
  }

  private static Answer post(Client client, String body) {
    return client.send(request(client, body));
  }

  private static List<Told> told(Client client, String body) {
    List<Told> events = new ArrayList<>();
    for (String block : post(client, body).expect(200).body().split("\n\n")) {
      String name = "";
      StringBuilder data = new StringBuilder();
      for (String line : block.split("\n")) {
        if (line.startsWith("event:")) {
          name = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring("data:".length()).strip());
        }
      }
      events.add(new Told(name, read(data.toString())));
    }
    return events;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }

  private static List<String> names(List<Told> told) {
    return told.stream().map(Told::name).toList();
  }

  private static JsonNode one(List<Told> told, String name, int column) {
    return told.stream()
        .filter(it -> it.name().equals(name) && it.data().path("column").asInt() == column)
        .map(Told::data)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no %s of %d in %s".formatted(name, column, told)));
  }

  private static String written(List<Told> told, int column) {
    var text = new StringBuilder();
    told.stream()
        .filter(it -> it.name().equals("text") && it.data().path("column").asInt() == column)
        .forEach(it -> text.append(it.data().path("text").asText()));
    return text.toString();
  }
}
