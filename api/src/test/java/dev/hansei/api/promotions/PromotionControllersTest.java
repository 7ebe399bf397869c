package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Without a workflow engine: what is refused before it, what is said when it is down. */
class PromotionControllersTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client manager = server.token(project, Role.RELEASE_MANAGER);
  private final Answer version = version();
  private final RunId run = new FinishedRuns(server, project, 5).of(versionId(), 0.7);

  private Answer version() {
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    lead.post("/gates", "{\"name\":\"any\",\"rules\":[{\"type\":\"coverage\",\"minimum\":0.5}]}")
        .expect(201);
    return lead.post(
            "/prompts/answer/versions",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"{{question}}\"}],"
                + "\"variables\":[\"question\"]}")
        .expect(201);
  }

  @Test
  void aSoundRequestSaysThatTheEngineIsDown() {
    var answer = lead.post("/promotions", request(run.toString(), "production")).expect(503);

    assertThat(answer.text("/code")).isEqualTo("temporal-unavailable");
    assertThat(answer.header("retry-after")).isNotEmpty();
    assertThat(lead.get("/promotions").expect(200).json().at("/items")).isEmpty();
  }

  @Test
  void whatCannotBePromotedIsRefusedBeforeItStarts() {
    assertThat(lead.post("/promotions", request(run.toString(), "prod")).expect(400).text("/field"))
        .isEqualTo("stage");
    lead.post("/promotions", request(UUID.randomUUID().toString(), "production")).expect(404);
    assertThat(lead.post("/promotions", request("no-id", "production")).expect(400).text("/field"))
        .isEqualTo("candidateRun");
    manager.post("/promotions", request(run.toString(), "production")).expect(403);
    var other = new FinishedRuns(server, project, 5).of(new PromptVersionId(next()), 0.7);
    assertThat(
            lead.post("/promotions", request(other.toString(), "production"))
                .expect(422)
                .text("/code"))
        .isEqualTo("candidate-run-of-other-version");
  }

  @Test
  void aPromotionIsReadByNameAndNumber() {
    PromotionId id = opened();

    var shown = lead.get("/promotions/" + id).expect(200);
    assertThat(shown.text("/prompt")).isEqualTo("answer");
    assertThat(shown.text("/version")).isEqualTo("1");
    assertThat(shown.text("/state")).isEqualTo("checking");
    assertThat(shown.text("/approvalsNeeded")).isEqualTo("2");
    assertThat(lead.get("/promotions?state=checking").expect(200).json().at("/items")).hasSize(1);
    assertThat(lead.get("/promotions?state=done").expect(400).text("/field")).isEqualTo("state");
    server.everything(server.project()).get("/promotions/" + id).expect(404);
  }

  @Test
  void whoMayNotDecideIsToldBeforeTheEngineIsAsked() {
    String path = "/promotions/" + opened() + "/decisions";

    assertThat(lead.post(path, "{\"kind\":\"approve\"}").expect(403).text("/code"))
        .isEqualTo("role-needed");
    assertThat(manager.post(path, "{\"kind\":\"withdraw\"}").expect(403).text("/code"))
        .isEqualTo("not-the-requester");
    assertThat(manager.post(path, "{\"kind\":\"refuse\"}").expect(400).text("/field"))
        .isEqualTo("comment");
    assertThat(manager.post(path, "{\"kind\":\"aprove\"}").expect(400).text("/field"))
        .isEqualTo("kind");
    server.token(project, Role.DEVELOPER).post(path, "{\"kind\":\"approve\"}").expect(403);
    manager.post("/promotions/" + next() + "/decisions", "{\"kind\":\"approve\"}").expect(404);
  }

  @Test
  void aRollbackNeedsARoleAReasonAndAPromotionThatMoved() {
    String path = "/promotions/" + opened() + "/rollback";

    lead.post(path, "{\"reason\":\"bad\"}").expect(403);
    assertThat(manager.post(path, "{\"reason\":\" \"}").expect(400).text("/field"))
        .isEqualTo("reason");
    assertThat(manager.post(path, "{\"reason\":\"bad\"}").expect(422).text("/code"))
        .isEqualTo("not-promoted");
  }

  private PromotionId opened() {
    var id = new PromotionId(next());
    var prompt =
        server.get(Prompts.class).find(project.id(), new PromptName("answer")).orElseThrow();
    var asker = server.person(project, Role.LEAD);
    server
        .get(Promotions.class)
        .open(
            new PromoteInput(
                project.id(),
                id,
                prompt.id(),
                versionId(),
                Stage.PRODUCTION,
                new GateId(UUID.fromString(lead.get("/gates/any").text("/id"))),
                Optional.empty(),
                run,
                asker.id(),
                Duration.ofDays(1),
                Optional.empty()));
    return id;
  }

  private PromptVersionId versionId() {
    return PromptVersionId.of(version.text("/id"));
  }

  private UUID next() {
    return server.get(Ids.class).next();
  }

  private static String request(String candidateRun, String stage) {
    return ("{\"prompt\":\"answer\",\"version\":1,\"stage\":\"%s\",\"gate\":\"any\","
            + "\"candidateRun\":\"%s\"}")
        .formatted(stage, candidateRun);
  }
}
