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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Buttons on a promotion's page: pressed twice they decide once, and a refusal is not for ever. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PressedDecisionIT {
  private static final String APPROVE = "kind=approve";

  private final StubModelServer models = StubModelServer.start();
  private ApiServer server;

  @BeforeAll
  void start() {
    server = ApiServer.working("pressed", LocalTemporal.namespace("pressed"), models);
  }

  @AfterAll
  void stop() {
    server.stop();
    models.close();
  }

  @Test
  void whatAFreezeRefusedCanBePressedAgainOnceItIsOver() {
    Project project = server.project();
    var asked = new AskedPromotions(server, project);
    String id = asked.ask(0, asked.write(), "");
    asked.await(id, "awaiting-approval");
    Client admin = server.token(project, Role.ADMIN);
    Client second = server.browser(project, Role.RELEASE_MANAGER);
    admin.post("/promotions/rules", freeze()).expect(201);
    press(server.browser(project, Role.RELEASE_MANAGER), project, id).expect(303);

    Answer refused = press(second, project, id).expect(409);
    assertThat(refused.body()).contains("Production is frozen until");
    admin.post("/promotions/rules", "{\"freezes\":[]}").expect(201);

    press(second, project, id).expect(303);
    asked.await(id, "promoted");
    assertThat(decisions(asked, id)).hasSize(2);
  }

  @Test
  void aDoublePressDecidesOnce() throws Exception {
    Project project = server.project();
    var asked = new AskedPromotions(server, project);
    String id = asked.ask(0, asked.write(), "");
    asked.await(id, "awaiting-approval");
    Client manager = server.browser(project, Role.RELEASE_MANAGER);

    Callable<Answer> once = () -> press(manager, project, id);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(List.of(once, once))) {
        answer.get().expect(303);
      }
    }
    press(manager, project, id).expect(303);

    assertThat(decisions(asked, id)).hasSize(1);
    assertThat(asked.live()).isZero();
  }

  private static Answer press(Client manager, Project project, String promotion) {
    return manager.form(
        "!/projects/%s/promotions/%s/decide".formatted(project.name(), promotion), APPROVE);
  }

  private static JsonNode decisions(AskedPromotions asked, String promotion) {
    return asked.lead().get("/promotions/" + promotion).expect(200).json().at("/decisions");
  }

  /** From yesterday until tomorrow. */
  private static String freeze() {
    Instant now = Instant.now();
    return "{\"freezes\":[{\"name\":\"fair\",\"zone\":\"UTC\",\"from\":\"%s\",\"to\":\"%s\"}]}"
        .formatted(minute(now.minus(Duration.ofDays(1))), minute(now.plus(Duration.ofDays(1))));
  }

  private static String minute(Instant at) {
    return at.toString().substring(0, "2026-11-30T00:00".length());
  }
}
