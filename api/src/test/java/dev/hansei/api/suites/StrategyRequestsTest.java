package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.Story;
import dev.hansei.workflows.suites.Strategy;
import dev.hansei.workflows.suites.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strategies around a run's target, by REST and on pages. */
class StrategyRequestsTest {
  private static final String PROMPTED =
      "\"type\":\"prompt\",\"prompt\":\"answer\",\"version\":1,\"model\":\"openai/mini\"";
  private static final String RECORDED = "\"type\":\"recorded\",\"set\":\"pilot\"";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private String version = "";

  @BeforeEach
  void arrange() {
    lead.post("/cases/datasets", "{\"name\":\"handbook\",\"split\":\"gate\"}").expect(201);
    lead.post(
            "/cases/datasets/handbook/cases",
            "application/jsonl",
            bytes(
                "{\"question\":\"a?\",\"reference\":\"b\"}\n"
                    + "{\"question\":\"c?\",\"reference\":\"d\"}"))
        .expect(200);
    lead.post("/cases/datasets/handbook/versions", "{}").expect(201);
    lead.post("/suites", "application/yaml", bytes(NewSuiteTest.YAML)).expect(201);
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    version =
        lead.post(
                "/prompts/answer/versions",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"{{question}}\"}],\"variables\":[\"question\"]}")
            .expect(201)
            .text("/id");
    lead.post(
            "/models/recorded?name=pilot",
            "application/jsonl",
            bytes("{\"input\":\"a?\",\"output\":\"b\"}"))
        .expect(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'best-of'}|target.strategy.type|Did you mean 'best-of-n'?",
        "{'type':'best-of-n','n':11,'judge':'kind'}|target.strategy.n|2 to 10",
        "{'type':'best-of-n'}|target.strategy.judge|needed",
        "{'type':'best-of-n','judge':'nobody'}|target.strategy.judge|no criterion 'nobody'",
        "{'type':'best-of-n','judge':'kind'}|target.strategy.judge|cannot choose",
        "{'type':'self-critique','rounds':4}|target.strategy.rounds|1 to 3",
        "{'type':'self-critique','n':2}|target.strategy.n|no meaning beside 'self-critique'",
        "{'type':'self-consistency','transform':'js'}|target.strategy.transform|no transform",
        "{'type':'ensemble','rule':'majority'}|target.strategy.members|needed",
        "{'type':'ensemble','rule':'vote','members':[{'prompt':'answer','version':1,'model':'a/b'}]}|target.strategy.rule|Known:"
            + " judge, majority",
        "{'type':'ensemble','rule':'majority','members':[{'prompt':'answer','version':1}]}"
            + "|target.strategy.members[0].model|needed",
        "{'type':'ensemble','rule':'majority','members':[{'prompt':'answer','version':1,'model':'openai/mini'}]}"
            + "|target.strategy|already",
        "{'type':'retry-until-valid','attempts':6}|target.strategy.attempts|1 to 5",
        "{'type':'retry-until-valid'}|target.strategy.assertions|output schema",
        "{'type':'retry-until-valid','assertions':[{'type':'is-jsn'}]}"
            + "|target.strategy.assertions[0].type|is-json",
        "{'type':'retry-until-valid','assertions':[{'type':'f1'}]}|target.strategy|reference",
      })
  void whatIsWrongIsNamedByItsField(String strategy, String field, String says) {
    String criterion =
        lead.post("/criteria", "{\"name\":\"kind\",\"sentence\":\"The answer is kind.\"}")
            .expect(201)
            .text("/id");
    lead.post(
            "/criteria/" + criterion + "/judges",
            "{\"kind\":\"reference-equivalence\",\"model\":\"openai/x\"}")
        .expect(201);

    Answer refused = plan(PROMPTED, strategy.replace('\'', '"')).expect(400);

    assertThat(refused.text("/field")).isEqualTo(field);
    assertThat(refused.text("/detail")).contains(says);
  }

  @Test
  void recordedOutputsAreCheckedAndNothingElse() {
    Answer refused = plan(RECORDED, "{\"type\":\"self-consistency\"}").expect(400);
    assertThat(refused.text("/detail")).contains("the same each time");
    String check = "{\"type\":\"retry-until-valid\",\"assertions\":[{\"type\":\"is-json\"}]}";
    assertThat(plan(RECORDED, check).expect(200).text("/calls")).isEqualTo("2");
    String again = check.replace("\"assertions\"", "\"attempts\":2,\"assertions\"");
    assertThat(plan(RECORDED, again).expect(400).text("/detail")).contains("attempts 1");
  }

  @Test
  void aPlanNamesAndMultipliesTheCallsAndABudgetHolds() {
    String judge = judge();
    Answer plan = plan(PROMPTED, "{\"type\":\"best-of-n\",\"n\":3,\"judge\":\"kind\"}").expect(200);
    assertThat(plan.text("/calls")).isEqualTo("12");
    assertThat(plan.text("/parts/0/purpose")).isEqualTo("target, 3 samples");
    assertThat(plan.text("/parts/1/purpose")).isEqualTo("the strategy's judge");
    String body =
        body(PROMPTED, "{\"type\":\"best-of-n\",\"n\":3,\"judge\":\"%s\"}".formatted(judge));
    String limited = body.replace("{\"suite\"", "{\"budget\":{\"calls\":11},\"suite\"");
    assertThat(lead.post("/suites/runs", limited).expect(422).text("/code"))
        .isEqualTo("over-budget");
    assertThat(
            lead.post("/suites/runs", limited.replace("\"calls\":11", "\"calls\":12"))
                .expect(503)
                .text("/code"))
        .as("within its budget it would start")
        .isEqualTo("temporal-unavailable");
  }

  @Test
  void anOutcomeTellsItsStoryAndThePagesSayTheStrategy() {
    RunId run = finished();
    var step =
        lead.get("/suites/runs/" + run + "/outcomes").expect(200).json().at("/items/0/story");
    assertThat(step.at("/why").asText()).isEqualTo("Answer 2 is the better one.");
    assertThat(step.at("/steps/1/stands").asBoolean()).isTrue();
    assertThat(step.at("/steps/0/stands").asBoolean()).isFalse();
    assertThat(step.at("/steps/0/note").asText()).isEqualTo("0.250. Too short.");
    assertThat(step.at("/steps/0/call").asText()).hasSize(64);
    assertThat(lead.get("/suites/runs/" + run).expect(200).text("/target/strategy/type"))
        .isEqualTo("self-consistency");
  }

  @Test
  void whatAStrategyAnsweredIsNoEvidenceForAVersion() {
    RunId run = finished();
    lead.post("/gates", "{\"name\":\"any\",\"rules\":[{\"type\":\"coverage\",\"minimum\":0.5}]}")
        .expect(201);
    Answer refused =
        lead.post(
                "/promotions",
                """
                {"prompt":"answer","version":1,"stage":"production","gate":"any","candidateRun":"%s"}
                """
                    .formatted(run))
            .expect(422);
    assertThat(refused.text("/code")).isEqualTo("run-by-strategy");
    assertThat(refused.text("/detail")).contains("answers alone");
  }

  private RunId finished() {
    var target =
        new Target.ByStrategy(
            new Target.PromptOnModel(PromptVersionId.of(version), new ModelName("openai/mini")),
            new Strategy.SelfConsistency(2, null));
    var story =
        new Story(
            List.of(
                new Story.Step("sample 1", key("first"), "0.250. Too short.", key("judged")),
                new Story.Step("sample 2", key("second"), "", null)),
            1,
            "Answer 2 is the better one.");
    return new FinishedRuns(server, project, 2).of(target, 0.7, Optional.of(story));
  }

  private static CallKey key(String text) {
    return new CallKey(Sha256.of(text));
  }

  private String judge() {
    String criterion =
        lead.post("/criteria", "{\"name\":\"kind\",\"sentence\":\"The answer is kind.\"}")
            .expect(201)
            .text("/id");
    return lead.post(
            "/criteria/" + criterion + "/judges",
            "{\"kind\":\"grades\",\"rubric\":\"Is kind.\",\"model\":\"openai/x\"}")
        .expect(201)
        .text("/id");
  }

  private Answer plan(String target, String strategy) {
    return lead.post("/suites/runs/plan", body(target, strategy));
  }

  private static String body(String target, String strategy) {
    return "{\"suite\":\"answers\",\"target\":{%s,\"strategy\":%s}}".formatted(target, strategy);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
