package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Why a prompt with typed variables was not asked a case. */
class MisfitPageTest {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final String TYPED =
      """
      messages: [{role: user, content: "{{question}} In {{days}} days?"}]
      variables: [question, days]
      schemas:
        days: {type: integer, minimum: 1}
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();

  @Test
  void theItemsPageNamesTheVariableAndWhatItAllows() {
    Case item = item(Map.of("days", "soon"));
    var version = server.get(Datasets.class).publish(project.id(), item.datasetId(), SYSTEM).id();
    var run =
        new FinishedRuns(server, project, version, List.of(item.id()))
            .ended(prompt(), List.of(new Result.Errored(ErrorReason.INVALID_VARIABLES)));

    assertThat(page("/suites/runs/" + run + "/outcomes/0"))
        .contains("invalid variables", "values of this case are none that the prompt allows")
        .contains("days", ": string found, integer expected; allowed is");
  }

  private Case item(Map<String, String> fields) {
    DatasetId dataset =
        server.get(Datasets.class).create(project.id(), "typed", Split.GATE, SYSTEM).id();
    var content = new CaseContent("May I return it?", "Yes.", List.of(), fields);
    return server
        .get(Cases.class)
        .addAll(
            project.id(), dataset, List.of(NewCase.of(dataset, content, Case.State.FINAL)), SYSTEM)
        .getFirst();
  }

  private PromptVersionId prompt() {
    var lead = server.token(project, Role.LEAD);
    lead.post("/prompts", "{\"name\":\"typed\"}").expect(201);
    byte[] yaml = TYPED.getBytes(StandardCharsets.UTF_8);
    return PromptVersionId.of(
        lead.post("/prompts/typed/versions", "application/yaml", yaml).expect(201).text("/id"));
  }

  private String page(String path) {
    return server
        .browser(project, Role.LEAD)
        .get("!/projects/%s%s".formatted(project.name(), path))
        .expect(200)
        .body();
  }
}
