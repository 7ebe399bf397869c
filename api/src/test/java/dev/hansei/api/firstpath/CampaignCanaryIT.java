package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Campaigns of a project that releases over dev, with a rest there: one leaves it, one waits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignCanaryIT {
  private final StubModelServer models = StubModelServer.start();
  private ApiServer server;
  private Project project;
  private Caller lead;
  private Campaigner campaigns;

  @BeforeAll
  void start() {
    server =
        ApiServer.working("campaign_canary", LocalTemporal.namespace("campaign-canary"), models);
    project = server.project();
    lead = caller(Role.LEAD, Role.DEVELOPER);
    campaigns = new Campaigner(lead);
  }

  @AfterAll
  void stop() {
    models.close();
  }

  @Test
  void leavesOneToGoOnAndWaitsForAnother() {
    seeded();
    Reply left = asking("left", 1, "leave");
    String promotion = approved(left);
    Reply ended = campaigns.awaitState(left.id(), "completed");
    assertThat(ended.text("/outcome")).isEqualTo("rolling-out");
    assertThat(lead.get(promotion).expect(200).text("/state")).isEqualTo("rolling");
    sendOn(promotion);
    awaitPromoted(promotion);

    Reply waits = asking("waits", 2, "wait");
    promotion = approved(waits);
    Reply waiting =
        lead.await(
            "/campaigns/" + waits.id(),
            Campaigner.PATIENCE,
            reply -> reply.text("/waitsFor/what").equals("canary"));
    assertThat(waiting.text("/state")).isEqualTo("waiting-for-people");
    sendOn(promotion);
    assertThat(campaigns.awaitState(waits.id(), "completed").text("/outcome"))
        .isEqualTo("promoted");
  }

  private void seeded() {
    caller(Role.ADMIN)
        .post(
            "/promotions/rules",
            Map.of("plan", Map.of("path", List.of(Map.of("stage", "dev", "rest", "PT2H")))))
        .expect(201);
    var seed = new Seed(lead);
    seed.document("handbook", Handbook.markdown());
    campaigns.suite(
        "handbook", seed.dataset("regressions"), List.of(Map.of("type", "f1", "threshold", 0.5)));
    campaigns.gate("any", List.of(Campaigner.coverage()));
    lead.post("/prompts", Map.of("name", "handbook")).expect(201);
    for (int passages : List.of(1, 3)) {
      seed.promptVersion(
          "handbook",
          Map.of("retrievalDepth", passages, "maxSentences", 1, "refuseBelow", 0.2),
          "reads " + passages);
    }
  }

  /** A campaign that asks people about its candidate. */
  private Reply asking(String name, int candidate, String canary) {
    return campaigns.awaitState(
        campaigns.start(yaml(name, candidate, canary)), "waiting-for-people");
  }

  private static String yaml(String name, int candidate, String canary) {
    return """
    name: %s
    prompt: handbook
    candidates: [%d]
    model: builtin/extractive
    cases: {documents: [handbook], questionsPerDocument: 3, finalise: true}
    suite: handbook
    gate: any
    promote: {patience: PT1H, canary: %s}
    budget: {calls: 500}
    """
        .formatted(name, candidate, canary);
  }

  /** The promotion that two people have approved. */
  private String approved(Reply waiting) {
    String path = waiting.text("/waitsFor/path");
    lead.await(
        path, Campaigner.PATIENCE, reply -> reply.text("/state").equals("awaiting-approval"));
    for (int person = 0; person < 2; person++) {
      caller(Role.RELEASE_MANAGER)
          .post(path + "/decisions", Map.of("kind", "approve", "comment", "ok"))
          .expect(200);
    }
    return path;
  }

  private void sendOn(String promotion) {
    caller(Role.RELEASE_MANAGER)
        .post(promotion + "/steer", Map.of("kind", "skip", "step", 0, "reason", "seen enough"))
        .expect(200);
  }

  private void awaitPromoted(String promotion) {
    lead.await(promotion, Duration.ofSeconds(30), reply -> reply.text("/state").equals("promoted"));
  }

  private Caller caller(Role... roles) {
    Client client = server.token(project, roles);
    return new Caller(server.base(), client.project(), client.secret());
  }
}
