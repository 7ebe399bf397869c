package dev.hansei.api.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.campaigns.CampaignId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CampaignControllersTest {
  private static final String YAML =
      """
      name: support
      prompt: support
      candidates: [1]
      model: builtin/extractive
      failures: {collect: true}
      cases: {dataset: handbook, documents: [guide], questionsPerDocument: 3, finalise: true}
      suite: answers
      repeats: 2
      gate: better
      promote: {patience: P3D}
      budget: {calls: 20}
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void aPlanSaysWhatWouldBeDoneAndSpendsNothing() {
    seed();
    Answer plan = plan(YAML).expect(200);

    assertThat(plan.text("/candidates/0")).isEqualTo("1");
    assertThat(plan.text("/cases/now")).isEqualTo("2");
    assertThat(plan.text("/cases/sources")).isEqualTo("3");
    assertThat(plan.text("/cases/most")).isEqualTo("5");
    assertThat(plan.text("/callsPerCycle")).as("3 x 2 passes, 5 x 2 repeats").isEqualTo("16");
    assertThat(plan.text("/missingCalls")).isEqualTo("0");
    assertThat(plan.text("/costUsdMicros")).isEqualTo("0");
    assertThat(plan.text("/effects/0/metric")).isEqualTo("f1");
    assertThat(plan.json().at("/steps"))
        .extracting(step -> step.at("/step").asText())
        .containsExactly("collect", "generate", "publish", "candidate-1", "gate-1", "promote");
    assertThat(lead.get("/campaigns").expect(200).json().at("/items")).isEmpty();
  }

  @Test
  void aPlanSaysWhetherACanaryIsWaitedFor() {
    seed();
    assertThat(plan(YAML).expect(200).json().at("/steps/5/words").asText())
        .endsWith("a canary of it is waited for");
    String leaving = YAML.replace("{patience: P3D}", "{patience: P3D, canary: leave}");
    assertThat(plan(leaving).expect(200).json().at("/steps/5/words").asText())
        .endsWith("a canary of it goes on without the campaign");
  }

  @Test
  void aPlanSaysHowManyLabelsAreWantedAndWhatIsLearntWhereNothingPasses() {
    seed();
    lead.post("/criteria", "{\"name\":\"right\",\"sentence\":\"It is right.\"}").expect(201);
    lead.post("/cases/datasets", "{\"name\":\"pairs\",\"split\":\"tune\"}").expect(201);
    Answer plan =
        plan(YAML
                + """
                annotate: {criterion: right, reviewers: 2, sample: 6, fallback: hold}
                calibrate: {learn: {criterion: right}}
                tune: {dataset: pairs}
                """)
            .expect(200);

    assertThat(plan.json().at("/steps"))
        .extracting(step -> step.at("/step").asText())
        .endsWith(
            "candidate-1",
            "annotate",
            "calibrate",
            "gate-1",
            "tune",
            "candidate-2",
            "gate-2",
            "promote");
    assertThat(plan.text("/labels/answers")).isEqualTo("6");
    assertThat(plan.text("/labels/labels")).as("each by two people").isEqualTo("12");
    assertThat(plan.text("/labels/fallback")).isEqualTo("hold");
    assertThat(plan.text("/callsPerCycle")).as("16, and 10 for what is learnt").isEqualTo("26");
    assertThat(plan.json().at("/warnings").toString()).contains("waits beyond the deadline");
    String form =
        "document="
            + URLEncoder.encode(YAML + "annotate: {criterion: right}\n", StandardCharsets.UTF_8);
    assertThat(
            server
                .browser(project, Role.LEAD)
                .form("!/projects/" + project.name() + "/campaigns/plan", form)
                .expect(200)
                .body())
        .contains("10 labels", "10 answers");
  }

  @Test
  void anApplicationOutsideIsAskedInPlaceOfAModel() {
    seed();
    String outside =
        YAML.replace(
                "model: builtin/extractive",
                "target: {url: 'http://1.1.1.1/ask', body: {q: '{{question}}', v:"
                    + " '{{promptVersion}}'}}")
            .replace("finalise: true", "finalise: true, model: builtin/extractive");
    Answer plan = plan(outside).expect(200);

    assertThat(plan.text("/answeredBy")).isEqualTo("http://1.1.1.1/ask");
    assertThat(plan.text("/callsPerCycle")).isEqualTo("16");
    assertThat(plan.text("/costWords")).contains("the application");
    assertThat(plan.json().at("/costUsdMicros").isMissingNode()).isTrue();
    assertThat(plan(outside.replace(", v: '{{promptVersion}}'", "")).expect(400).text("/field"))
        .isEqualTo("target.body");
    assertThat(plan(outside.replace("1.1.1.1", "169.254.169.254")).expect(400).text("/field"))
        .isEqualTo("target.url");
    assertThat(plan(outside + "model: builtin/extractive\n").expect(400).text("/field"))
        .isEqualTo("model");
    assertThat(plan(YAML.replace("model: builtin/extractive\n", "")).expect(400).text("/field"))
        .isEqualTo("model");
  }

  @Test
  void aStepThatCouldOnlyFailIsRefused() {
    seed();
    lead.post("/criteria", "{\"name\":\"right\",\"sentence\":\"It is right.\"}").expect(201);
    plan(YAML + "annotate: {criterion: wrong}\n").expect(404);
    plan(YAML + "calibrate: {judge: right}\n").expect(404);
    plan(YAML + "tune: {dataset: nowhere}\n").expect(404);
    assertThat(plan(YAML + "tune: {dataset: handbook}\n").expect(400).text("/field"))
        .isEqualTo("tune.dataset");
    assertThat(plan(YAML + "calibrate: {}\n").expect(400).text("/field"))
        .isEqualTo("calibrate.judge");
    assertThat(
            plan(YAML + "annotate: {criterion: right, reviewers: 6}\n").expect(400).text("/field"))
        .isEqualTo("annotate.reviewers");
    assertThat(
            plan(YAML + "annotate: {criterion: right, reviewer: 2}\n").expect(400).text("/detail"))
        .contains("Did you mean 'reviewers'?");
    assertThat(plan(YAML + "anotate: {criterion: right}\n").expect(400).text("/detail"))
        .contains("Did you mean 'annotate'?");
  }

  @Test
  void aPlanThatCostsMoreThanItMayOrAnUnknownPriceSaysSo() {
    seed();
    Answer dear =
        plan(YAML.replace("calls: 20", "calls: 10, usd: 5")
                .replace("builtin/extractive", "openai/x"))
            .expect(200);

    assertThat(dear.text("/missingCalls")).isEqualTo("6");
    assertThat(dear.json().at("/costUsdMicros").isMissingNode()).isTrue();
    assertThat(dear.text("/costWords")).contains("unknown");
    assertThat(dear.json().at("/warnings").toString())
        .contains("wait for a top-up", "limit in dollars");
  }

  @Test
  void aDocumentThatCouldOnlyFailIsRefusedWithTheNearest() {
    seed();
    assertThat(plan(YAML.replace("candidates:", "candidtes:")).expect(400).text("/detail"))
        .contains("Did you mean 'candidates'?");
    assertThat(plan(YAML.replace("finalise:", "finalize:")).expect(400).text("/detail"))
        .contains("Did you mean 'finalise'?");
    assertThat(plan(YAML.replace("gate: better\n", "")).expect(400).text("/field"))
        .isEqualTo("gate");
    assertThat(plan(YAML.replace("dataset: handbook", "dataset: other")).expect(400).text("/field"))
        .isEqualTo("cases.dataset");
    assertThat(plan(YAML.replace("[1]", "[1, 1]")).expect(400).text("/field"))
        .isEqualTo("candidates");
    assertThat(plan(YAML.replace("calls: 20", "calls: 0")).expect(400).text("/field"))
        .isEqualTo("budget.calls");
    for (String usd : List.of("1e500000000", "1e-500000000", "1e30", "-1", "0")) {
      assertThat(
              plan(YAML.replace("calls: 20", "calls: 20, usd: " + usd)).expect(400).text("/field"))
          .isEqualTo("budget.usd");
    }
    plan(YAML.replace("[1]", "[7]")).expect(404);
    plan(YAML.replace("[guide]", "[unknown]")).expect(404);
    String onlyLive = YAML.replace("[1]", "[]").replace("promote: {patience: P3D}\n", "");
    assertThat(plan(onlyLive).expect(422).text("/code")).isEqualTo("nothing-to-run");
    server
        .token(project, Role.DEVELOPER)
        .post("/campaigns/plan", "application/yaml", bytes(YAML))
        .expect(403);
  }

  @Test
  void aDeadEngineIsSaidAndNothingIsStarted() {
    seed();
    assertThat(lead.post("/campaigns", "application/yaml", bytes(YAML)).expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
    assertThat(lead.get("/campaigns").expect(200).json().at("/items")).isEmpty();
  }

  @Test
  void anEndedCampaignIsReadAndTakesNoMoreOrders() {
    CampaignId id = new CampaignSeed(server, project).held();
    Answer shown = lead.get("/campaigns/" + id).expect(200);

    assertThat(shown.text("/state")).isEqualTo("completed");
    assertThat(shown.text("/outcome")).isEqualTo("held");
    assertThat(shown.text("/waitsFor/what")).isEqualTo("nothing");
    assertThat(shown.text("/timeline/0/words")).isEqualTo("completed");
    assertThat(shown.json().at("/timeline").toString())
        .contains("the gate blocked the candidate", "budget of 50 calls");
    assertThat(lead.get("/campaigns/" + id + "/events").expect(200).body())
        .contains("event: end", "\"completed\"");
    for (String order : List.of("/pause", "/resume", "/cancel")) {
      assertThat(lead.post("/campaigns/" + id + order, "{}").expect(409).text("/code"))
          .isEqualTo("campaign-ended");
    }
    assertThat(
            lead.post("/campaigns/" + id + "/top-up", "{\"calls\": 5}").expect(409).text("/code"))
        .isEqualTo("campaign-ended");
    assertThat(lead.post("/campaigns/" + id + "/top-up", "{}").expect(400).text("/field"))
        .isEqualTo("calls");
    server.token(project, Role.DEVELOPER).post("/campaigns/" + id + "/pause", "{}").expect(403);
    lead.get("/campaigns/" + UUID.randomUUID()).expect(404);
    // One that is so young might still be queued, so only the engine, which is down here, knows.
    assertThat(
            server.everything(server.project()).get("/campaigns/" + id).expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
  }

  @Test
  void pagesShowThePlanFirstAndThenTheCampaign() {
    seed();
    CampaignId id = new CampaignSeed(server, project).held();
    Client browser = server.browser(project, Role.LEAD);
    String base = "!/projects/" + project.name();

    assertThat(browser.get(base + "/campaigns").expect(200).body())
        .contains("Show the plan: nothing is spent", "support", "held");
    assertThat(browser.get(base + "/campaigns/" + id).expect(200).body())
        .contains("what did we learn?", "the gate blocked the candidate", "0 of 50")
        .doesNotContain("Cancel: keep what is done");
    String form = "document=" + URLEncoder.encode(YAML, StandardCharsets.UTF_8);
    assertThat(browser.form(base + "/campaigns/plan", form).expect(200).body())
        .contains("Start: it may pay up to 20 calls", "run the suite on candidate 1");
    browser.form(base + "/campaigns/plan", "document=nam%3A+x").expect(400);
    browser.form(base + "/campaigns/start", form).expect(503);
  }

  private void seed() {
    lead.post("/prompts", "{\"name\":\"support\"}").expect(201);
    lead.post(
            "/prompts/support/versions",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"{{question}}\"}],"
                + "\"variables\":[\"question\"]}")
        .expect(201);
    lead.post("/cases/documents?name=guide", "text/markdown", bytes("# Guide\n\nIt is so."))
        .expect(201);
    lead.post("/cases/datasets", "{\"name\":\"handbook\",\"split\":\"gate\"}").expect(201);
    lead.post(
            "/cases/datasets/handbook/cases",
            "application/jsonl",
            bytes(
                "{\"question\":\"a?\",\"reference\":\"b\"}\n{\"question\":\"c?\",\"reference\":\"d\"}"))
        .expect(200);
    lead.post(
            "/suites",
            "{\"name\":\"answers\",\"dataset\":\"handbook\",\"assertions\":[{\"type\":\"f1\","
                + "\"threshold\":0.5}]}")
        .expect(201);
    lead.post(
            "/gates",
            "{\"name\":\"better\",\"rules\":[{\"type\":\"superiority\",\"metric\":\"f1\"}]}")
        .expect(201);
  }

  private Answer plan(String yaml) {
    return lead.post("/campaigns/plan", "application/yaml", bytes(yaml));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
