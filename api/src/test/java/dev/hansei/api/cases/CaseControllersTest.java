package dev.hansei.api.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseControllersTest {
  private static final String LINES =
      """
      {"question":"How long are snapshots kept?","reference":"Thirty days.","required":true}
      {"question":"Which port?","reference":"443","context":["Port 443.",{"id":"n2","text":"Only."}]}
      {"question":"which  PORT?","reference":"443"}
      {"queston":"typing error"}
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void goodLinesAreKeptAsFinalAndBadOnesSayWhy() {
    dataset("handbook", "gate");

    var answer = importLines("handbook", LINES).expect(200);

    assertThat(answer.text("/accepted")).isEqualTo("2");
    assertThat(answer.text("/rejected/0/line")).isEqualTo("3");
    assertThat(answer.text("/rejected/0/code")).isEqualTo("duplicate");
    assertThat(answer.text("/rejected/1/detail")).contains("Did you mean 'question'?");
    var listed = lead.get("/cases/datasets/handbook/cases?state=final").expect(200);
    assertThat(listed.json().at("/items")).hasSize(2);
    assertThat(listed.text("/items/0/required")).isEqualTo("true");
    assertThat(listed.text("/items/1/context/0/id")).isEqualTo("p1");
    assertThat(listed.text("/items/1/context/1/id")).isEqualTo("n2");
  }

  @Test
  void aQuestionStandsInOneSplitOnly() {
    dataset("judging", "gate");
    dataset("tuning", "tune");
    importLines("judging", LINES).expect(200);

    assertThat(importLines("tuning", LINES).expect(200).text("/rejected/0/code"))
        .isEqualTo("in-other-split");
  }

  @Test
  void casesAreDroppedAndVersionsAreFrozen() {
    String dataset = dataset("versions", "gate").text("/id");
    assertThat(lead.post("/cases/datasets/versions/versions", "{}").status())
        .as("nothing is final yet")
        .isEqualTo(422);
    importLines(dataset, LINES).expect(200);

    var first = lead.post("/cases/datasets/versions/versions", "{}").expect(201);
    assertThat(first.text("/caseCount")).isEqualTo("2");
    String one =
        lead.get("/cases/datasets/versions/cases?state=final").expect(200).text("/items/0/id");
    String body = "{\"cases\":[\"%s\"]}".formatted(one);
    assertThat(lead.post("/cases/datasets/versions/drop", body).expect(200).text("/changed"))
        .isEqualTo("1");
    assertThat(lead.post("/cases/datasets/versions/require", body).status()).isEqualTo(409);
    assertThat(lead.post("/cases/datasets/versions/versions", "{}").expect(201).text("/number"))
        .isEqualTo("2");
    assertThat(lead.get("/cases/datasets/versions").expect(200).text("/cases/rejected"))
        .as("the duplicate line and the dropped case")
        .isEqualTo("2");
    dataset("another", "gate");
    lead.post("/cases/datasets/another/drop", body).expect(404);
  }

  @Test
  void aDocumentIsCutIntoPassages() {
    var made =
        lead.post(
                "/cases/documents?name=handbook",
                "text/markdown",
                bytes("# Retention\n\nThirty days.\n\n# Network\n\nPort 443."))
            .expect(201);

    assertThat(made.text("/passageCount")).isEqualTo("2");
    String path = "/cases/documents/" + made.text("/id");
    var page = lead.get(path + "/passages?limit=1").expect(200);
    assertThat(page.text("/items/0/heading")).isEqualTo("Retention");
    assertThat(lead.get(path + "/passages?after=" + page.text("/next")).text("/items/0/text"))
        .isEqualTo("Port 443.");
    lead.post("/cases/documents?name=x", "text/plain", bytes(" ")).expect(422);
    assertThat(lead.post("/cases/documents", "text/plain", bytes("a")).expect(400).text("/field"))
        .isEqualTo("name");
    lead.post("/cases/documents?name=x", "image/png", bytes("a")).expect(415);
    server.everything(server.project()).get(path).expect(404);
  }

  @Test
  void whatCannotBeGeneratedIsRefusedAndADeadEngineIsSaid() {
    dataset("generated", "gate");
    String text = "{\"dataset\":\"generated\",\"model\":\"builtin/extractive\",%s}";

    assertThat(generate(text.formatted("\"documents\":[]")).expect(400).text("/field"))
        .isEqualTo("documents");
    assertThat(
            generate(text.formatted("\"documents\":[\"%s\"]".formatted(UUID.randomUUID())))
                .expect(400)
                .text("/field"))
        .isEqualTo("documents[0]");
    generate(text.formatted("\"fromFailures\":true").replace("generated", "unknown")).expect(404);
    assertThat(generate(text.formatted("\"fromFailures\":true")).expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
    lead.get("/cases/generations/" + UUID.randomUUID()).expect(404);
  }

  @Test
  void onlyTheRightRolesWrite() {
    dataset("roles", "gate");
    var developer = server.token(project, Role.DEVELOPER);

    developer.post("/cases/datasets", "{\"name\":\"x\",\"split\":\"gate\"}").expect(403);
    developer.post("/cases/datasets/roles/cases", "application/jsonl", bytes(LINES)).expect(403);
    developer.get("/cases/datasets/roles").expect(200);
    assertThat(
            lead.post("/cases/datasets", "{\"name\":\"x\",\"split\":\"gat\"}")
                .expect(400)
                .text("/field"))
        .isEqualTo("split");
    server.everything(server.project()).get("/cases/datasets/roles").expect(404);
  }

  private Answer generate(String body) {
    return lead.post("/cases/generations", body);
  }

  private Answer dataset(String name, String split) {
    return lead.post("/cases/datasets", "{\"name\":\"%s\",\"split\":\"%s\"}".formatted(name, split))
        .expect(201);
  }

  private Answer importLines(String dataset, String lines) {
    return lead.post("/cases/datasets/" + dataset + "/cases", "application/jsonl", bytes(lines));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
