package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One request from dev to production, over HTTP, with the real engine and worker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromotionPathIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final StubModelServer models = StubModelServer.start();
  private ApiServer server;

  @BeforeAll
  void start() {
    server = ApiServer.working("path", LocalTemporal.namespace("path"), models);
  }

  @AfterAll
  void stop() {
    models.close();
  }

  @Test
  void goesFromDevToTeamToProductionAndBack() {
    Project project = server.project();
    var asked = new AskedPromotions(server, project);
    String first = asked.ask(0, asked.write(), path("{\"stage\": \"dev\"}"));
    approve(asked, project, first);
    asked.await(first, "promoted");
    awaitLive(asked, List.of(1, 0, 1));

    String second =
        asked.ask(1, asked.write(), path("{\"stage\": \"dev\"}, {\"stage\": \"team\"}"));
    approve(asked, project, second);
    Answer promoted = asked.await(second, "promoted");
    assertThat(stops(promoted)).containsExactly("dev moved", "team moved");
    awaitLive(asked, List.of(2, 2, 2));

    manager(project)
        .post("/promotions/" + second + "/rollback", "{\"reason\": \"It is worse.\"}")
        .expect(200);
    Answer back = asked.await(second, "rolled-back");
    assertThat(stops(back)).containsExactly("dev back", "team stays");
    awaitLive(asked, List.of(1, 2, 1));
  }

  @Test
  void restsAtAStageUntilSomebodySendsItOn() {
    Project project = server.project();
    var asked = new AskedPromotions(server, project);
    String promotion =
        asked.ask(0, asked.write(), path("{\"stage\": \"dev\", \"rest\": \"PT2H\"}"));
    approve(asked, project, promotion);
    asked.await(promotion, "rolling");
    awaitLive(asked, List.of(1, 0, 0));
    steer(project, promotion, "hold");
    Answer held = asked.await(promotion, "paused");
    assertThat(held.json().at("/path/0/reason").asText()).isEqualTo("because");
    assertThat(held.json().at("/path/0/reasonBy").asText()).as("who holds it").isNotEmpty();

    Answer refused = manager(project).post(steer(promotion), steering("skip", 3)).expect(409);
    assertThat(refused.text("/code")).isEqualTo("steering-refused");
    steer(project, promotion, "skip");
    asked.await(promotion, "promoted");
    awaitLive(asked, List.of(1, 0, 1));
  }

  private static String path(String stops) {
    return ", \"plan\": {\"path\": [%s]}".formatted(stops);
  }

  private Client manager(Project project) {
    return server.token(project, Role.RELEASE_MANAGER);
  }

  private void approve(AskedPromotions asked, Project project, String promotion) {
    asked.await(promotion, "awaiting-approval");
    for (int person = 0; person < 2; person++) {
      manager(project)
          .post("/promotions/" + promotion + "/decisions", "{\"kind\":\"approve\"}")
          .expect(200);
    }
  }

  private void steer(Project project, String promotion, String kind) {
    manager(project).post(steer(promotion), steering(kind, 1)).expect(200);
  }

  private static String steer(String promotion) {
    return "/promotions/" + promotion + "/steer";
  }

  private static String steering(String kind, int stop) {
    return "{\"kind\": \"%s\", \"step\": 0, \"stop\": %d, \"reason\": \"because\"}"
        .formatted(kind, stop);
  }

  private static List<String> stops(Answer promotion) {
    List<String> stops = new ArrayList<>();
    for (JsonNode stop : promotion.json().at("/path")) {
      stops.add(stop.at("/stage").asText() + " " + stop.at("/state").asText());
    }
    return stops;
  }

  /** What is served is looked up once a second. */
  private static void awaitLive(AskedPromotions asked, List<Integer> wanted) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!live(asked).equals(wanted) && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(live(asked)).isEqualTo(wanted);
  }

  /** The versions at dev, team and production; 0 where none is. */
  private static List<Integer> live(AskedPromotions asked) {
    List<Integer> numbers = new ArrayList<>();
    for (String stage : List.of("dev", "team", "production")) {
      Answer answer = asked.lead().get("/prompts/answer?stage=" + stage);
      numbers.add(answer.status() == 404 ? 0 : answer.expect(200).json().at("/number").asInt());
    }
    return numbers;
  }
}
