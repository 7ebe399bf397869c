package dev.hansei.api.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GateControllerTest {
  private static final String YAML =
      """
      # what must hold before a release
      name: better
      confidence: 0.9
      rules:
        - type: superiority
          metric: f1
        - {type: non-inferiority, metric: similar, margin: 0.05}
        - type: required-cases
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void aGateIsReadFromYamlAndFoundByItsName() {
    var made = yaml(YAML).expect(201);

    assertThat(made.text("/number")).isEqualTo("1");
    assertThat(made.text("/rules/1/margin")).isEqualTo("0.05");
    assertThat(lead.get("/gates/better").expect(200).text("/id")).isEqualTo(made.text("/id"));
    assertThat(yaml(YAML).text("/id")).isEqualTo(made.text("/id"));
    assertThat(yaml(YAML.replace("0.05", "0.1")).text("/number")).isEqualTo("2");
    assertThat(lead.get("/gates").expect(200).json().at("/items")).hasSize(2);
  }

  @Test
  void jsonDoesAsWell() {
    String json = "{\"name\":\"covered\",\"rules\":[{\"type\":\"coverage\",\"minimum\":0.9}]}";

    assertThat(lead.post("/gates", json).expect(201).text("/confidence")).isEqualTo("0.95");
  }

  @Test
  void aRuleThatIsNoneIsRefusedWithTheNearest() {
    var refused = yaml(YAML.replace("superiority", "superority")).expect(400);

    assertThat(refused.text("/field")).startsWith("rules[0]");
    assertThat(refused.text("/detail")).contains("Did you mean 'superiority'?");
  }

  @Test
  void aValueOutOfRangeIsNamedByItsPlace() {
    assertThat(yaml(YAML.replace("0.05", "7")).expect(400).text("/field")).startsWith("rules[1]");
    assertThat(yaml(YAML.replace("0.9", "0.2")).expect(400).text("/field")).isEqualTo("confidence");
    assertThat(yaml(YAML.replace("confidence", "confidense")).expect(400).text("/detail"))
        .contains("Did you mean 'confidence'?");
  }

  @Test
  void yamlThatCouldGrowIsRefused() {
    var alias = yaml("name: &a better\nrules: [*a, *a]\n").expect(400);
    assertThat(alias.text("/code")).isEqualTo("unreadable-yaml");
    assertThat(alias.text("/detail")).contains("alias");

    var tag = yaml("name: !!java.net.URL [x]\n").expect(400);
    assertThat(tag.text("/code")).isEqualTo("unreadable-yaml");

    yaml("name: " + "[".repeat(60) + "]".repeat(60)).expect(400);
    yaml("#" + "x".repeat(1 << 20)).expect(413);
    yaml("name: a\nname: b\n").expect(400);
  }

  @Test
  void onlyALeadMakesGatesAndForeignRunsAreNotThere() {
    var developer = server.token(project, Role.DEVELOPER);
    developer.post("/gates", "application/yaml", bytes(YAML)).expect(403);
    yaml(YAML).expect(201);

    String nobody = "{\"candidateRun\":\"%s\"}".formatted(UUID.randomUUID());
    assertThat(developer.post("/gates/better/verdicts", nobody).expect(404).text("/code"))
        .isEqualTo("run-not-found");
    assertThat(developer.post("/gates/better/verdicts", "{}").expect(400).text("/field"))
        .isEqualTo("candidateRun");
    developer.post("/gates/unknown/verdicts", nobody).expect(404);
    server.everything(server.project()).get("/gates/better").expect(404);
    server.token(project, Role.ANNOTATOR).post("/gates/better/verdicts", nobody).expect(403);
  }

  private Answer yaml(String text) {
    return lead.post("/gates", "application/yaml", bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
