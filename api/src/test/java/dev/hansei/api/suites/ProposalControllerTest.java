package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProposalControllerTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void proposesByTheDataAndWhatItProposesMakesASuite() {
    dataset(
        """
        {"question":"How long are snapshots kept?","reference":"For thirty days, then they go.","context":[{"id":"p1","text":"Kept for thirty days."}]}
        {"question":"Who may delete one?","reference":"Only an operator of the vault may.","context":[{"id":"p2","text":"Operators delete."}]}
        """);

    var proposed = proposal("?dataset=handbook").expect(200);

    assertThat(proposed.text("/task")).isEqualTo("qa");
    assertThat(proposed.text("/taskWhy")).startsWith("Guessed:");
    assertThat(proposed.text("/basis")).isEqualTo("reference");
    assertThat(proposed.text("/read")).isEqualTo("2");
    assertThat(proposed.text("/items/0/assertion/type")).isEqualTo("f1");
    assertThat(proposed.text("/items/0/why")).contains("SQuAD");
    assertThat(proposed.body()).contains("kind factual-consistency", "this project has none");
    var assertions = lead.get("/suites/proposal?dataset=handbook").json().at("/items");
    var list = assertions.findValues("assertion");
    lead.post(
            "/suites",
            "{\"name\":\"proposed\",\"dataset\":\"handbook\",\"assertions\":%s}".formatted(list))
        .expect(201);
  }

  @Test
  void proposesAJudgeOnlyWhereThereIsOne() {
    dataset(
        "{\"question\":\"a?\",\"reference\":\"b\",\"context\":[{\"id\":\"p\",\"text\":\"t\"}]}\n");
    String criterion =
        lead.post("/criteria", "{\"name\":\"grounded\",\"sentence\":\"Says what they say.\"}")
            .expect(201)
            .text("/id");
    String judge =
        lead.post(
                "/criteria/" + criterion + "/judges",
                "{\"kind\":\"factual-consistency\",\"model\":\"openai/x\"}")
            .expect(201)
            .text("/id");

    var proposed = proposal("?dataset=handbook&task=qa").expect(200);

    assertThat(proposed.json().at("/items").findValuesAsText("judge")).containsExactly(judge);
    assertThat(proposed.json().at("/items").findValuesAsText("metric")).contains("grounded v1");
    assertThat(proposed.text("/taskWhy")).isEqualTo("You said that it is question answering.");
  }

  @Test
  void whatCannotBeProposedForIsSaid() {
    lead.post("/cases/datasets", "{\"name\":\"empty\",\"split\":\"gate\"}").expect(201);

    assertThat(proposal("?dataset=empty").expect(422).text("/code"))
        .isEqualTo("dataset-not-published");
    assertThat(proposal("?dataset=nowhere").expect(404).text("/code"))
        .isEqualTo("dataset-not-found");
    dataset("{\"question\":\"a?\",\"reference\":\"b\"}\n");
    var wrong = proposal("?dataset=handbook&task=sumary").expect(400);
    assertThat(wrong.text("/field")).isEqualTo("task");
    assertThat(wrong.text("/detail")).contains("Did you mean 'summary'?");
    server.token(project, Role.ANNOTATOR).get("/suites/proposal?dataset=handbook").expect(200);
  }

  private Answer proposal(String query) {
    return lead.get("/suites/proposal" + query);
  }

  private void dataset(String lines) {
    lead.post("/cases/datasets", "{\"name\":\"handbook\",\"split\":\"gate\"}").expect(201);
    lead.post(
            "/cases/datasets/handbook/cases",
            "application/jsonl",
            lines.getBytes(StandardCharsets.UTF_8))
        .expect(200);
    lead.post("/cases/datasets/handbook/versions", "{}").expect(201);
  }
}
