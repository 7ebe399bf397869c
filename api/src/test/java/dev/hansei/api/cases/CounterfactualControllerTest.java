package dev.hansei.api.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CounterfactualControllerTest {
  private static final String PATH = "/cases/datasets/asked/counterfactuals";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @BeforeEach
  void ask() {
    lead.post("/cases/datasets", "{\"name\":\"asked\",\"split\":\"gate\"}").expect(201);
    String lines =
        """
        {"question":"May my wife return it?","reference":"She may.","fields":{"language":"en"}}
        {"question":"May a man return it?"}
        {"question":"May I return it?"}
        {"question":"May a man return it for her?"}
        """;
    lead.post(
            "/cases/datasets/asked/cases",
            "application/jsonl",
            lines.getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }

  @Test
  void casesHaveAVersionForEachGroupInADatasetOfTheirOwn() {
    String body = "{\"name\":\"asked of others\",\"list\":\"gender-en\"}";
    Answer made = lead.post(PATH, body).expect(201);
    assertThat(made.text("/used")).isEqualTo("2");
    assertThat(made.text("/added")).isEqualTo("4");
    assertThat(made.json().at("/leftOut").toString())
        .isEqualTo("[{\"reason\":\"no-term\",\"cases\":1},{\"reason\":\"ambiguous\",\"cases\":1}]");

    JsonNode dataset = lead.get("/cases/datasets/asked%20of%20others").expect(200).json();
    assertThat(dataset.path("split").asText()).isEqualTo("gate");
    JsonNode cases =
        lead.get("/cases/datasets/asked%20of%20others/cases").expect(200).json().at("/items");
    assertThat(cases.findValuesAsText("question"))
        .containsExactly(
            "May my wife return it?",
            "May my husband return it?",
            "May a woman return it?",
            "May a man return it?");
    assertThat(cases.findValuesAsText("group")).containsExactly("female", "male", "female", "male");
    assertThat(cases.findValuesAsText("counterfactualOf").stream().distinct()).hasSize(2);

    Answer again = lead.post(PATH, body).expect(201);
    assertThat(again.text("/added")).isEqualTo("0");
    assertThat(again.text("/version")).isEqualTo(made.text("/version"));
    assertThat(
            lead.post(
                    "/cases/datasets/asked%20of%20others/counterfactuals",
                    "{\"name\":\"more\",\"list\":\"gender-en\"}")
                .expect(422)
                .text("/code"))
        .isEqualTo("no-terms-found");
  }

  @Test
  void theLeadMayBringOtherTerms() {
    String yaml =
        """
        name: by age
        terms:
          groups: [adult, child]
          rows: [[man, boy], [wife, little sister]]
        """;
    Answer made =
        lead.post(PATH, "application/yaml", yaml.getBytes(StandardCharsets.UTF_8)).expect(201);
    assertThat(made.text("/used")).isEqualTo("3");
    for (var bad :
        List.of(
            "{\"name\":\"x\"}",
            "{\"name\":\"x\",\"list\":\"gender-xx\"}",
            "{\"name\":\"x\",\"terms\":{\"groups\":[\"a\",\"b\"],\"rows\":[[\"c\"]]}}")) {
      lead.post(PATH, bad).expect(400);
    }
    assertThat(
            lead.post(PATH, "{\"name\":\"asked\",\"list\":\"gender-en\"}")
                .expect(422)
                .text("/code"))
        .isEqualTo("dataset-unfit");
    server
        .token(project, Role.ANNOTATOR)
        .post(PATH, "{\"name\":\"x\",\"list\":\"gender-en\"}")
        .expect(403);
  }
}
