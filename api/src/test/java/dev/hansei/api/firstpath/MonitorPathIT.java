package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Live traffic is watched by the whole stack, started as a person starts it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorPathIT {
  /** A trace settles for a minute, and looks are a minute apart. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String QUESTION = "Where is my parcel?";

  private StackProcess stack;
  private Caller lead;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    stack = new StackProcess(home, Map.of());
    stack.up();
    lead = new People(stack.base()).admin(stack.adminLink());
    stack.set("HANSEI_TOKEN", lead.token());
    lead.post("/prompts", Map.of("name", "support")).expect(201);
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void scoresWhatComesInAndStopsWhenItIsTold() throws Exception {
    Reply started =
        lead.post(
                "/monitors",
                Map.of("prompt", "support", "everyMinutes", 1, "detectors", List.of("refusal")))
            .expect(202);
    String path = "/monitors/" + started.id();
    lead.await(path, PATIENCE, reply -> reply.text("/state").equals("watching"));
    new Seed(lead)
        .traces(
            List.of(
                trace("answered", "It is in Osaka."),
                trace("refused", "I'm sorry, but I cannot answer that.")));
    Reply seen =
        lead.await(
            path, PATIENCE, reply -> reply.json().at("/report/metrics/0/scored").asInt() == 2);
    assertThat(seen.text("/report/metrics/0/metric")).isEqualTo("detector:refusal");
    assertThat(seen.text("/report/metrics/0/mean/value")).isEqualTo("0.5");
    assertThat(scoreOf("refused")).isEqualTo(1);
    assertThat(stack.run(0, "monitors", "list")).contains("support", "watching");
    assertThat(stack.run(0, "monitors", "show", started.id())).contains("detector:refusal", "2");

    assertThat(stack.run(0, "monitors", "pause", started.id())).contains("paused");
    assertThat(stack.run(0, "monitors", "resume", started.id())).contains("watching");
    assertThat(stack.run(0, "monitors", "end", started.id())).contains("ended");
    Histories.check(stack, List.of(QUESTION, "Osaka", "cannot answer"));
  }

  private static Map<String, Object> trace(String id, String answer) {
    return Map.of(
        "externalId",
        id,
        "promptName",
        "support",
        "promptVersion",
        "1",
        "startedAt",
        Instant.now().toString(),
        "input",
        QUESTION,
        "output",
        answer);
  }

  private int scoreOf(String trace) {
    Reply listed = lead.get("/traces").expect(200);
    for (JsonNode one : listed.json().at("/items")) {
      Reply shown = lead.get("/traces/" + one.at("/traceId").asText()).expect(200);
      if (shown.body().contains("\"" + trace + "\"")) {
        for (JsonNode said : shown.json().at("/feedback")) {
          if (said.toString().contains("detector:refusal")) {
            return said.findValue("value").asInt();
          }
        }
      }
    }
    throw new AssertionError("no score of " + trace + " in " + listed.body());
  }
}
