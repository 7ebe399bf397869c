package dev.hansei.api.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.Ids;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every rule of a gate, from a file to a verdict and back. */
class GateLanguageTest {
  private static final String YAML =
      """
      name: strict
      confidence: 0.9
      multiplicity: bonferroni
      rules:
        - {type: superiority, metric: f1}
        - {type: no-regression}
        - {type: floor, metric: f1, minimum: 0.6}
        - {type: slice, by: required, value: "no", rule: {type: non-inferiority, metric: f1, margin: 0.05}}
        - {type: disparity, by: language, metric: f1, maximum: 0.1}
        - {type: latency-ceiling, percentile: 95, millis: 3000}
        - {type: latency-ceiling, percentile: 50, ratio: 1.2}
        - {type: cost-ceiling, perAnswer: 0.004}
        - {type: certified, metric: f1}
        - {type: minimum-cases, cases: 200}
        - {type: corrected-floor, metric: f1, minimum: 0.5}
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void theFileOfAGateMakesTheSameGate() {
    Answer made = yaml(YAML).expect(201);
    assertThat(made.text("/multiplicity")).isEqualTo("bonferroni");
    assertThat(made.text("/rules/3/rule/margin")).isEqualTo("0.05");

    String file = lead.get("/gates/strict/file").expect(200).body();
    assertThat(file).startsWith("name: strict").contains("type: latency-ceiling", "millis: 3000");
    assertThat(yaml(file).expect(201).text("/id")).isEqualTo(made.text("/id"));
    assertThat(yaml(file.replace("3000", "2000")).expect(201).text("/number")).isEqualTo("2");
    String plain = "name: plain\nrules:\n  - {type: required-cases}\n";
    assertThat(yaml(plain).expect(201).text("/multiplicity")).isEqualTo("none");
    assertThat(lead.get("/gates/plain/file").expect(200).body()).doesNotContain("multiplicity");
  }

  @Test
  void aFaultIsNamedByItsPlace() {
    String nested = YAML.replace("rule: {type: non-inferiority", "rule: {type: disparity");
    assertThat(yaml(nested).expect(400).text("/field")).startsWith("rules[3]");
    String both = YAML.replace("millis: 3000", "millis: 3000, ratio: 2");
    assertThat(yaml(both).expect(400).text("/detail")).contains("one of them");
    assertThat(yaml(YAML.replace("bonferroni", "holm")).expect(400).text("/field"))
        .isEqualTo("multiplicity");
  }

  @Test
  void everyClauseIsShownWithItsFigures() {
    yaml(YAML).expect(201);
    var runs = new FinishedRuns(server, project, 100);
    RunId live = runs.of(new PromptVersionId(server.get(Ids.class).next()), 0.5);
    RunId candidate = runs.of(new PromptVersionId(server.get(Ids.class).next()), 0.8);
    Answer said =
        lead.post(
                "/gates/strict/verdicts",
                "{\"baselineRun\":\"%s\",\"candidateRun\":\"%s\"}".formatted(live, candidate))
            .expect(201);

    assertThat(said.text("/verdict/type")).isEqualTo("inconclusive");
    assertThat(said.json().at("/verdict/clauses")).hasSize(11);
    assertThat(said.text("/verdict/clauses/2/state")).isEqualTo("pass");
    assertThat(said.text("/verdict/clauses/9/price/answers")).isEqualTo("200");
    String page =
        server
            .browser(project, Role.LEAD)
            .get("!/projects/" + project.name() + "/gates/verdicts/" + said.text("/id"))
            .expect(200)
            .body();
    assertThat(page)
        .contains(
            "Asked besides",
            "f1, mean of the candidate",
            "time of an answer, percentile 95, candidate",
            "at least 200 cases have a score",
            "cases: 100 cases have a score in both runs; less than 200");
  }

  @Test
  void thePageOfGatesMakesThem() {
    Client browser = server.browser(project, Role.LEAD);
    Map<String, String> form = new HashMap<>();
    form.put("name", "made");
    form.put("kind1", "FLOOR");
    form.put("metric1", "f1");
    form.put("limit1", "0.6");
    form.put("slice1", "language:ja");
    form.put("kind2", "");
    form.put("kind8", "LATENCY_RATIO");
    form.put("limit8", "1.2");
    form.put("confidence", "90");
    form.put("together", "true");
    browser.form("!/projects/" + project.name() + "/gates", encoded(form)).expect(303);
    Answer made = lead.get("/gates/made").expect(200);
    assertThat(made.text("/rules/0/rule/minimum")).isEqualTo("0.6");
    assertThat(made.text("/rules/0/value")).isEqualTo("ja");
    assertThat(made.text("/rules/1/ratio")).isEqualTo("1.2");
    assertThat(made.text("/confidence")).isEqualTo("0.9");
    assertThat(made.text("/multiplicity")).isEqualTo("bonferroni");

    form.put("limit1", "high");
    assertThat(
            browser
                .form("!/projects/" + project.name() + "/gates", encoded(form))
                .expect(400)
                .body())
        .contains("limit1");
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(entry ->
            entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private Answer yaml(String text) {
    return lead.post("/gates", "application/yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
