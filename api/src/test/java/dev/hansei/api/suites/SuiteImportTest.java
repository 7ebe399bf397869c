package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SuiteImportTest {
  private static final String FILE =
      """
      description: refunds
      prompts:
        - "Answer: {{question}}"
      providers: [openai:gpt-4o-mini]
      defaultTest:
        vars: {tone: polite}
        threshold: 0.5
        assert:
          - {type: not-is-refusal}
          - {type: javascript, value: "output.length < 100"}
      tests:
        - vars: {question: "How long does a refund take?"}
          assert:
            - {type: icontains, value: five days, weight: 2}
            - {type: bleu, value: The refund takes five days.}
            - {type: contain, value: x}
        - vars: {question: ["Is it free?", "Is it fast?"]}
          threshold: 1
          assert:
            - type: assert-set
              metric: shape
              assert:
                - {type: is-json, value: {type: object}}
                - {type: equals, value: "yes", transform: JSON.parse(output).answer}
                - {type: python, value: "len(output)"}
            - {type: contains, value: "file://expected.txt"}
      scenarios: []
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void testsBecomeCasesAndWhatCannotBeTakenIsListed() {
    Answer made = send(FILE).expect(201);

    assertThat(made.text("/suite/name")).isEqualTo("refunds");
    assertThat(made.text("/cases")).isEqualTo("3");
    assertThat(made.text("/suite/assertions/0/metric")).isEqualTo("not-is-refusal");
    assertThat(made.json().at("/suite/assertions")).hasSize(1);
    assertThat(leftOut(made))
        .containsExactly(
            "prompts prompts",
            "providers providers",
            "scenarios scenarios",
            "defaultTest.assert[1] javascript",
            "tests[0].assert[2] contain",
            "tests[1].assert[0].assert[2] python",
            "tests[1].assert[1] contains");
    assertThat(made.json().at("/leftOut/4/why").asText()).contains("Did you mean 'contains'?");

    JsonNode cases = lead.get("/cases/datasets/refunds/cases").expect(200).json().at("/items");
    assertThat(cases).hasSize(3);
    JsonNode first = cases.get(0);
    assertThat(first.findValue("question").asText()).isEqualTo("How long does a refund take?");
    assertThat(first.toString()).contains("polite");
  }

  @Test
  void theSameFileAgainMakesNothingNew() {
    Answer once = send(FILE).expect(201);
    Answer again = send(FILE).expect(201);

    assertThat(again.text("/suite/id")).isEqualTo(once.text("/suite/id"));
    assertThat(again.text("/datasetVersion")).isEqualTo(once.text("/datasetVersion"));
    assertThat(again.text("/added")).isEqualTo("0");
    assertThat(again.text("/cases")).isEqualTo("3");
  }

  @Test
  void whatIsNoConfigurationIsRefused() {
    assertThat(send("tests: file://tests.csv").expect(400).text("/field")).isEqualTo("tests");
    assertThat(send("description: x").expect(400).text("/field")).isEqualTo("tests");
    assertThat(send("a: &x [1]\ntests: *x").expect(400).text("/code")).isEqualTo("unreadable-yaml");
    server
        .token(project, Role.ANNOTATOR)
        .post("/suites/import", "application/yaml", bytes(FILE))
        .expect(403);
  }

  private Answer send(String yaml) {
    return lead.post("/suites/import", "application/yaml", bytes(yaml));
  }

  private static List<String> leftOut(Answer made) {
    return StreamSupport.stream(made.json().at("/leftOut").spliterator(), false)
        .map(one -> one.path("place").asText() + " " + one.path("what").asText())
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
