package dev.hansei.api.projects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What costs money is begun once, also where its answer was lost with the process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedStartIT {
  private static final String CAMPAIGN =
      """
      name: support
      prompt: support
      candidates: [1]
      model: builtin/extractive
      suite: answers
      gate: any
      budget: {calls: 20}
      """;

  private ApiServer server;
  private Project project;
  private Client lead;

  @BeforeAll
  void start() {
    server = ApiServer.with("repeated_start", LocalTemporal.namespace("repeated-start"));
  }

  @BeforeEach
  void seed() {
    project = server.project();
    lead = server.token(project, Role.LEAD);
    lead.post("/prompts", "{\"name\":\"support\"}").expect(201);
    lead.post(
            "/prompts/support/versions",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"{{question}}\"}],"
                + "\"variables\":[\"question\"]}")
        .expect(201);
    lead.post("/cases/datasets", "{\"name\":\"handbook\",\"split\":\"gate\"}").expect(201);
    lead.post(
            "/cases/datasets/handbook/cases",
            "application/jsonl",
            "{\"question\":\"a?\",\"reference\":\"b\"}".getBytes(UTF_8))
        .expect(200);
    lead.post("/cases/datasets/handbook/versions", "{}").expect(201);
    lead.post(
            "/suites",
            "{\"name\":\"answers\",\"dataset\":\"handbook\","
                + "\"assertions\":[{\"type\":\"f1\",\"threshold\":0.5}]}")
        .expect(201);
    lead.post("/gates", "{\"name\":\"any\",\"rules\":[{\"type\":\"coverage\",\"minimum\":0.5}]}")
        .expect(201);
  }

  @Test
  void aRunIsOne() {
    String run =
        "{\"suite\":\"answers\",\"target\":{\"type\":\"prompt\",\"prompt\":\"support\","
            + "\"version\":1,\"model\":\"builtin/extractive\"}}";
    isOne("/suites/runs", "application/json", run);
  }

  @Test
  void aCampaignIsOne() {
    isOne("/campaigns", "application/yaml", CAMPAIGN);
  }

  private void isOne(String path, String type, String body) {
    Client keyed = lead.with("Idempotency-Key", UUID.randomUUID().toString());
    String first = ask(keyed, path, type, body).text("/id");

    LostAnswers.dieBeforeTheAnswer(server, project, first);
    Answer again = ask(keyed, path, type, body);
    assertThat(again.header("idempotency-replayed")).as("there was no answer to give").isEmpty();
    assertThat(again.text("/id")).isEqualTo(first);
    assertThat(again.header("location")).endsWith(first);

    assertThat(ask(lead, path, type, body).text("/id")).as("without a key").isNotEqualTo(first);
  }

  private static Answer ask(Client client, String path, String type, String body) {
    return client.post(path, type, body.getBytes(UTF_8)).expect(202);
  }
}
