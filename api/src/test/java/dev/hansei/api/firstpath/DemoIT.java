package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.infra.stack.FreePorts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user has it, with few questions: from nothing to a story, then down. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int QUESTIONS = 6;

  private StackProcess stack;
  private Path home;
  private URI application;

  @BeforeAll
  void start(@TempDir Path folder) {
    home = folder;
    int port = FreePorts.take(1).getFirst();
    stack = new StackProcess(folder, Map.of("HANSEI_DEMO_PORT", String.valueOf(port)));
    application = URI.create("http://127.0.0.1:" + port);
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  @Order(1)
  void onceRoundTheLoopWithAskTheDocs() throws Exception {
    String printed = stack.run(0, "demo", "--questions", String.valueOf(QUESTIONS), "--json");
    JsonNode story = JSON.readTree(printed.substring(printed.indexOf("\n{")));
    assertThat(story.at("/production/asked").asInt()).isEqualTo(QUESTIONS);
    assertThat(story.at("/production/failures").asInt()).isBetween(1, QUESTIONS);
    assertThat(story.at("/labels/live/planned").asInt()).isEqualTo(QUESTIONS);
    assertThat(story.at("/labels/live/labelled").asInt()).isPositive();
    assertThat(story.at("/verdict/type").asText()).isIn("pass", "block", "inconclusive");
    assertThat(story.at("/verdict/clauses")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(story.at("/campaign/state").asText()).isEqualTo("completed");
    assertThat(story.at("/campaign/outcome").asText()).isNotEmpty();
    assertThat(story.at("/links")).isNotEmpty();
    assertThat(health()).as("the application stays").contains("\"status\":\"up\"");
  }

  @Test
  @Order(2)
  void recordedOutputsEndWithoutACandidate() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String answer = i % 3 == 0 ? "I cannot say" : "Snapshot %d is kept thirty days".formatted(i);
      lines.add(
          "{\"id\":\"%d\",\"input\":\"How long is snapshot %d kept?\",\"output\":\"%s\",\"label\":\"%s\"}"
              .formatted(i, i, answer, i % 3 == 0 ? "fail" : "pass"));
    }
    Path logs = Files.write(home.resolve("logs.jsonl"), lines);
    String printed = stack.run(0, "demo", "--traces", logs.toString(), "--json");
    JsonNode story = JSON.readTree(printed.substring(printed.indexOf("\n{")));
    assertThat(story.at("/logs").asInt()).isEqualTo(40);
    assertThat(story.at("/failures").asInt()).isEqualTo(14);
    assertThat(story.at("/groups/0/failures").asInt()).isGreaterThan(1);
    assertThat(story.at("/coverage").asDouble()).isEqualTo(1);
    assertThat(story.at("/end").asText()).isEqualTo("no-candidate");
  }

  @Test
  @Order(3)
  void downEndsTheApplicationToo() {
    stack.run(0, "down");
    assertThat(catchThrowable(this::health)).isInstanceOf(ConnectException.class);
  }

  private String health() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(application.resolve("/health")).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
