package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a suite may ask, and how it is told. */
class NewSuiteTest {
  static final String YAML =
      """
      name: answers
      dataset: handbook
      assertions:
        - type: f1
          threshold: 0.6
        - {type: contains, value: "{{product}}", metric: names-it}
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void aSuiteIsReadFromYamlAndNumberedWithinItsName() {
    dataset();
    var made = yaml(YAML).expect(201);

    assertThat(made.text("/assertions/0/metric")).isEqualTo("f1");
    assertThat(made.text("/assertions/1/threshold")).isEqualTo("1.0");
    assertThat(yaml(YAML.replace("0.6", "0.7")).text("/number")).isEqualTo("2");
    assertThat(lead.get("/suites/answers").expect(200).text("/number")).isEqualTo("2");
    assertThat(lead.get("/suites").expect(200).json().at("/items")).hasSize(2);
    server.everything(server.project()).get("/suites/answers").expect(404);
  }

  @Test
  void anAssertionThatIsNoneIsRefusedWithTheNearest() {
    dataset();
    var refused = yaml(YAML.replace("contains", "contain")).expect(400);

    assertThat(refused.text("/field")).isEqualTo("assertions[1].type");
    assertThat(refused.text("/detail")).contains("Did you mean 'contains'?");
    assertThat(yaml(YAML.replace("threshold", "treshold")).expect(400).text("/detail"))
        .contains("Did you mean 'threshold'?");
    assertThat(yaml(YAML.replace("0.6", "6")).expect(400).text("/field"))
        .isEqualTo("assertions[0].threshold");
    assertThat(yaml(YAML.replace("type: f1", "type: javascript")).expect(400).text("/detail"))
        .contains("Code that a document brings is not run here");
    assertThat(
            yaml(YAML.replace("contains, value", "latency, threshold")).expect(400).text("/field"))
        .isEqualTo("assertions[1].threshold");
    assertThat(yaml(YAML.replace("{{product}}", "{{product | shout}}")).expect(400).text("/field"))
        .isEqualTo("assertions[1].value");
    assertThat(yaml(YAML.replace("type: f1", "type: llm-rubric")).expect(400).text("/field"))
        .isEqualTo("assertions[0].judge");
    yaml(YAML.replace("handbook", "unknown")).expect(404);
  }

  @Test
  void assertionsAreTurnedRoundSetTogetherAndNamed() {
    dataset();
    var made =
        yaml("""
        name: grammar
        dataset: handbook
        assertions:
          - type: not-contains-any
            value: [sorry, cannot]
          - {type: contains, value: a}
          - {type: contains, value: b}
          - {type: contains, value: c, metric: contains}
          - type: assert-set
            threshold: 0.5
            metric: either
            assert:
              - {type: is-json, value: {type: object}, transform: strip-fences}
              - {type: latency, threshold: 500, weight: 0}
        """)
            .expect(201);

    assertThat(made.text("/assertions/0/negated")).isEqualTo("true");
    assertThat(made.text("/assertions/0/metric")).isEqualTo("not-contains-any");
    assertThat(made.text("/assertions/0/value")).isEqualTo("[\"sorry\",\"cannot\"]");
    assertThat(made.text("/assertions/1/metric")).isEqualTo("contains-2");
    assertThat(made.text("/assertions/2/metric")).isEqualTo("contains-3");
    assertThat(made.text("/assertions/3/metric")).isEqualTo("contains");
    assertThat(made.text("/assertions/4/set/every")).isEqualTo("false");
    assertThat(made.text("/assertions/4/set/assertions/0/transform")).isEqualTo("strip-fences");
    assertThat(made.text("/assertions/4/set/assertions/1/threshold")).isEqualTo("500.0");
  }

  private void dataset() {
    lead.post("/cases/datasets", "{\"name\":\"handbook\",\"split\":\"gate\"}").expect(201);
  }

  private Answer yaml(String text) {
    return lead.post("/suites", "application/yaml", bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
