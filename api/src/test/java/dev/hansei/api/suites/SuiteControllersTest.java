package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.infra.registry.cases.CaseTraits;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuiteControllersTest {
  private static final String RUN = "{\"suite\":\"answers\",\"target\":%s}";

  private static final String YAML = NewSuiteTest.YAML;
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void aRunThatCouldOnlyFailIsRefusedAndADeadEngineIsSaid() {
    dataset();
    yaml(YAML).expect(201);
    String recorded = "{\"type\":\"recorded\",\"set\":\"pilot\"}";

    assertThat(start(RUN.formatted(recorded)).expect(422).text("/code"))
        .isEqualTo("dataset-not-published");
    publish();
    assertThat(start(RUN.formatted(recorded)).expect(400).text("/field")).isEqualTo("target.set");
    assertThat(
            start(RUN.formatted("{\"type\":\"prompt\",\"prompt\":\"x\",\"version\":1}"))
                .expect(400)
                .text("/field"))
        .isEqualTo("target.model");
    assertThat(start(RUN.formatted("{\"type\":\"promt\"}")).expect(400).text("/detail"))
        .contains("Did you mean 'prompt'?");
    lead.post(
            "/models/recorded?name=pilot",
            "application/jsonl",
            bytes("{\"input\":\"a?\",\"output\":\"b\"}"))
        .expect(201);
    assertThat(start(RUN.formatted(recorded)).expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
  }

  @Test
  void aJudgesOwnThresholdHoldsWhereTheSuiteAsksNone() {
    dataset();
    String judge = judge("{\"kind\":\"grades\",\"rubric\":\"Is kind.\",\"model\":\"openai/x\"}");
    String suite =
        """
        name: graded
        dataset: handbook
        assertions:
          - {type: judge, judge: %1$s}
          - {type: judge, judge: %1$s, metric: strict, threshold: 1}
        """;
    var made = yaml(suite.formatted(judge)).expect(201);
    assertThat(made.text("/assertions/0/threshold")).isEqualTo("0.75");
    assertThat(made.text("/assertions/1/threshold")).isEqualTo("1.0");
  }

  @Test
  void aPairwiseJudgeNeedsAnotherRunAndOthersNone() {
    dataset();
    publish();
    String judge =
        judge("{\"kind\":\"pairwise\",\"rubric\":\"Is clearer.\",\"model\":\"openai/x\"}");
    yaml(YAML).expect(201);
    yaml("{name: pairs, dataset: handbook, assertions: [{type: judge, judge: %s}]}"
            .formatted(judge))
        .expect(201);
    lead.post(
            "/models/recorded?name=both",
            "application/jsonl",
            bytes("{\"input\":\"a?\",\"output\":\"b\"}"))
        .expect(201);
    String run = "{\"suite\":\"%s\",\"target\":{\"type\":\"recorded\",\"set\":\"both\"}%s}";
    var other = ",\"against\":\"%s\"".formatted(UUID.randomUUID());
    assertThat(start(run.formatted("pairs", "")).expect(400).text("/field")).isEqualTo("against");
    assertThat(start(run.formatted("pairs", ",\"against\":\"x\"")).expect(400).text("/field"))
        .isEqualTo("against");
    start(run.formatted("pairs", other)).expect(404);
    var runs = new FinishedRuns(server, project, 3);
    RunId elsewhere = runs.of(new PromptVersionId(server.get(Ids.class).next()), 0.5);
    String foreign = ",\"against\":\"%s\"".formatted(elsewhere);
    var unfit = start(run.formatted("pairs", foreign)).expect(400);
    assertThat(unfit.text("/field")).isEqualTo("against");
    assertThat(unfit.text("/detail")).contains("another dataset version");
    assertThat(start(run.formatted("answers", foreign)).expect(400).text("/detail"))
        .contains("leave it out");
  }

  private String judge(String body) {
    String criterion =
        lead.post("/criteria", "{\"name\":\"kind\",\"sentence\":\"The answer is kind.\"}")
            .expect(201)
            .text("/id");
    return lead.post("/criteria/" + criterion + "/judges", body).expect(201).text("/id");
  }

  @Test
  void aTargetOverHttpThatMayNotBeCalledIsRefused() {
    dataset();
    yaml(YAML).expect(201);
    publish();
    String http = "{\"type\":\"http\",\"url\":\"%s\"%s}";
    assertThat(
            start(RUN.formatted(http.formatted("http://169.254.169.254/latest", "")))
                .expect(400)
                .text("/field"))
        .isEqualTo("target.url");
    assertThat(
            start(RUN.formatted(http.formatted("http://my_app:8080/ask", "")))
                .expect(400)
                .text("/field"))
        .isEqualTo("target.url");
    assertThat(
            start(RUN.formatted(http.formatted("ftp://example.org", "")))
                .expect(400)
                .text("/field"))
        .isEqualTo("target");
    assertThat(
            start(
                    RUN.formatted(
                        http.formatted(
                            "http://1.1.1.1/", ",\"body\":{\"v\":\"{{promptVersion}}\"}")))
                .expect(400)
                .text("/field"))
        .isEqualTo("target.body");
    assertThat(
            start(RUN.formatted(http.formatted("http://1.1.1.1/ask", "")))
                .expect(503)
                .text("/code"))
        .isEqualTo("temporal-unavailable");
  }

  @Test
  void aComparisonIsNarrowedToTheCasesWhoseFieldHasAValue() {
    dataset();
    var lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      lines.append(
          "{\"question\":\"q%d?\",\"reference\":\"r\",\"required\":%s,\"fields\":{\"language\":\"%s\"}}%n"
              .formatted(i, i < 4, i % 4 == 0 ? "ja" : "en"));
    }
    lead.post("/cases/datasets/handbook/cases", "application/jsonl", bytes(lines.toString()))
        .expect(200);
    var published = lead.post("/cases/datasets/handbook/versions", "{}").expect(201);
    var version = DatasetVersionId.of(published.text("/id"));
    var traits = server.get(CaseTraits.class).of(project.id(), version);
    assertThat(traits).hasSize(20);
    assertThat(traits.stream().filter(CaseTrait::required)).hasSize(4);
    assertThat(traits.stream().map(each -> each.fields().get("language"))).containsOnly("ja", "en");
    var runs =
        new FinishedRuns(server, project, version, traits.stream().map(CaseTrait::id).toList());
    var prompt = new PromptVersionId(server.get(Ids.class).next());
    String path =
        "/suites/comparisons?baseline=%s&candidate=%s"
            .formatted(runs.of(prompt, 0.4), runs.of(prompt, 0.8));

    assertThat(lead.get(path).expect(200).text("/items/0/pairs")).isEqualTo("20");
    var sliced = lead.get(path + "&slice=language:ja").expect(200);
    assertThat(sliced.text("/items/0/pairs")).isEqualTo("5");
    assertThat(sliced.text("/slice")).isEqualTo("language:ja");
    assertThat(lead.get(path + "&slice=required:yes").expect(200).text("/items/0/pairs"))
        .isEqualTo("4");
  }

  @Test
  void aPlanSaysWhatARunWouldCostAndABudgetHoldsItBack() {
    String target = target();
    String body = RUN.formatted(target.formatted("openai/mini"));

    var plan = lead.post("/suites/runs/plan", body).expect(200);
    assertThat(plan.text("/calls")).isEqualTo("1");
    assertThat(plan.text("/toPay")).isEqualTo("1");
    assertThat(plan.text("/costWords")).contains("unknown", "openai/mini");
    assertThat(plan.json().at("/cost").isMissingNode()).isTrue();
    lead.post(
            "/models/prices",
            "{\"currency\":\"EUR\",\"prices\":[{\"model\":\"openai/*\",\"input\":2,\"output\":10,\"validFrom\":\"2026-01-01\"}]}")
        .expect(201);
    var priced = lead.post("/suites/runs/plan", body).expect(200);
    assertThat(priced.text("/cost/currency")).isEqualTo("EUR");
    assertThat(priced.json().at("/cost/high").decimalValue()).isPositive();
    assertThat(priced.text("/parts/0/basis")).contains("assumed");
    var free =
        lead.post("/suites/runs/plan", RUN.formatted(target.formatted("builtin/extractive")));
    assertThat(free.expect(200).text("/costWords")).startsWith("nothing");

    String limited = body.replace("{\"suite\"", "{\"budget\":{\"cost\":0.0001},\"suite\"");
    assertThat(start(limited).expect(422).text("/code")).isEqualTo("over-budget");
    assertThat(start(limited.replace("\"cost\":0.0001", "\"calls\":0")).expect(422).text("/code"))
        .isEqualTo("over-budget");
    String pausing = limited.replace("0.0001", "0.0001,\"pauseAtLimit\":true");
    assertThat(start(pausing).expect(503).text("/code"))
        .as("it would begin and pause")
        .isEqualTo("temporal-unavailable");
    String tokens = limited.replace("\"cost\":0.0001", "\"tokens\":20");
    assertThat(start(tokens).expect(422).text("/detail"))
        .contains("may take up to", "tokens", "pauseAtLimit");
    assertThat(start(limited.replace("0.0001", "1")).expect(503).text("/code"))
        .as("within its budget it would start")
        .isEqualTo("temporal-unavailable");
  }

  /** A target whose model is open, and a suite that it can be asked by. */
  private String target() {
    dataset();
    yaml(YAML).expect(201);
    publish();
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    lead.post(
            "/prompts/answer/versions",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"{{question}}\"}],\"variables\":[\"question\"]}")
        .expect(201);
    return "{\"type\":\"prompt\",\"prompt\":\"answer\",\"version\":1,\"model\":\"%s\"}";
  }

  private void dataset() {
    lead.post("/cases/datasets", "{\"name\":\"handbook\",\"split\":\"gate\"}").expect(201);
  }

  private Answer start(String body) {
    return lead.post("/suites/runs", body);
  }

  private Answer yaml(String text) {
    return lead.post("/suites", "application/yaml", bytes(text));
  }

  private void publish() {
    lead.post(
            "/cases/datasets/handbook/cases",
            "application/jsonl",
            bytes("{\"question\":\"a?\",\"reference\":\"b\"}"))
        .expect(200);
    lead.post("/cases/datasets/handbook/versions", "{}").expect(201);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
