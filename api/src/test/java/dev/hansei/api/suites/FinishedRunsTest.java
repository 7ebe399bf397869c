package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.Ids;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Runs that have ended: read, compared, downloaded, and decided on by a gate. */
class FinishedRunsTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void aRunIsReadItemByItemAndComparedWithAnother() {
    var runs = new FinishedRuns(server, project, 40);
    var prompt = new PromptVersionId(server.get(Ids.class).next());
    RunId worse = runs.of(prompt, 0.4);
    RunId better = runs.of(prompt, 0.8);

    var shown = lead.get("/suites/runs/" + better).expect(200);
    assertThat(shown.text("/state")).isEqualTo("completed");
    assertThat(shown.text("/counts/scored")).isEqualTo("40");
    assertThat(shown.text("/coverage")).isEqualTo("1.0");
    assertThat(shown.text("/target/type")).isEqualTo("prompt");
    assertThat(lead.get("/suites/runs").expect(200).json().at("/items")).hasSize(2);
    var failed = lead.get("/suites/runs/" + worse + "/outcomes?failed=true&limit=5").expect(200);
    assertThat(failed.json().at("/items")).hasSize(5);
    assertThat(failed.text("/items/0/result/type")).isEqualTo("scored");
    assertThat(lead.get("/suites/runs/" + worse + "/manifest").expect(200).text("/caseCount"))
        .isEqualTo("40");
    String path = "/suites/comparisons?baseline=%s&candidate=%s";
    var compared = lead.get(path.formatted(worse, better)).expect(200);
    assertThat(Double.parseDouble(compared.text("/items/0/difference"))).isBetween(0.39, 0.41);
    assertThat(compared.text("/items/0/better")).isEqualTo("40");
    assertThat(compared.text("/items/0/test")).isEqualTo("sign-flip");
    assertThat(compared.text("/items/0/standing")).isEqualTo("likely-better");
    assertThat(compared.text("/items/0/corrected")).isEqualTo(compared.text("/items/0/pValue"));
    assertThat(compared.text("/items/0/sentence"))
        .startsWith("f1 went from 0.40 to 0.80: +0.400 [")
        .endsWith("on 40 paired cases, likely real (sign-flip test, p < 0.001)");
    assertThat(lead.get(path.formatted(worse, better)).expect(200).body())
        .as("remembered, the same figures")
        .isEqualTo(compared.body());
    String slice = path.formatted(worse, better) + "&slice=";
    assertThat(lead.get(slice + "language:ja").expect(200).json().at("/items")).isEmpty();
    assertThat(lead.get(slice + "japanese").expect(400).text("/field")).isEqualTo("slice");
    server.everything(server.project()).get(path.formatted(worse, better)).expect(404);
  }

  @Test
  void aRunThatHasEndedIsDownloadedInEveryForm() {
    var runs = new FinishedRuns(server, project, 450);
    var prompt = new PromptVersionId(server.get(Ids.class).next());
    RunId ended = runs.of(prompt, 0.5);
    String path = "/suites/runs/" + ended + "/export?format=";

    var csv = lead.get(path + "csv").expect(200);
    assertThat(csv.header("content-type")).startsWith("text/csv");
    assertThat(csv.header("content-disposition")).contains("attachment", ".csv");
    assertThat(csv.body().lines()).hasSize(451);
    assertThat(lead.get(path + "jsonl").expect(200).body().lines()).hasSize(450);
    var json = lead.get(path + "json&baseline=" + runs.of(prompt, 0.4)).expect(200);
    assertThat(json.json().at("/outcomes")).hasSize(450);
    assertThat(json.text("/run/counts/scored")).isEqualTo("450");
    assertThat(json.text("/compared/0")).contains("f1 went from 0.40 to 0.50");
    assertThat(lead.get(path + "junit").expect(200).body())
        .contains("tests=\"450\" failures=\"180\" errors=\"0\" skipped=\"0\"");
    assertThat(lead.get(path + "markdown").expect(200).body()).contains("180 did not pass");
    assertThat(lead.get(path + "promptfoo").expect(200).text("/results/stats/failures"))
        .isEqualTo("180");
    assertThat(lead.get(path + "csvv").expect(400).text("/detail")).contains("Did you mean 'csv'?");
    assertThat(lead.get("/suites/runs/" + runs.open(prompt) + "/export").expect(409).text("/code"))
        .isEqualTo("run-going");
    server.everything(server.project()).get(path + "csv").expect(404);
  }

  @Test
  void aGateDecidesOnTwoRuns() {
    var runs = new FinishedRuns(server, project, 40);
    var prompt = new PromptVersionId(server.get(Ids.class).next());
    RunId worse = runs.of(prompt, 0.4);
    RunId better = runs.of(prompt, 0.8);
    lead.post(
            "/gates", "{\"name\":\"up\",\"rules\":[{\"type\":\"superiority\",\"metric\":\"f1\"}]}")
        .expect(201);
    String body = "{\"baselineRun\":\"%s\",\"candidateRun\":\"%s\"}";

    var passed = lead.post("/gates/up/verdicts", body.formatted(worse, better)).expect(201);
    assertThat(passed.text("/verdict/type")).isEqualTo("pass");
    assertThat(passed.text("/verdict/clauses/0/state")).isEqualTo("pass");
    assertThat(passed.text("/evidence/metrics/0/pairs")).isEqualTo("40");
    var blocked = lead.post("/gates/up/verdicts", body.formatted(better, worse)).expect(201);
    assertThat(blocked.text("/verdict/type")).isEqualTo("block");
    assertThat(lead.get("/gates/verdicts/" + blocked.text("/id")).expect(200).text("/gate"))
        .isEqualTo(blocked.text("/gate"));
  }

  @Test
  void anEndedRunSaysSoToWhoListensAndToWhoCancels() {
    var runs = new FinishedRuns(server, project, 3);
    var prompt = new PromptVersionId(server.get(Ids.class).next());
    RunId ended = runs.of(prompt, 0.5);

    var events = lead.get("/suites/runs/" + ended + "/events").expect(200);
    assertThat(events.header("content-type")).startsWith("text/event-stream");
    assertThat(events.body()).contains("event: end").contains("\"completed\"");
    assertThat(lead.post("/suites/runs/" + ended + "/cancel", "{}").expect(409).text("/code"))
        .isEqualTo("run-ended");
    lead.get("/suites/runs/" + UUID.randomUUID()).expect(404);
    lead.get("/suites/runs/" + UUID.randomUUID() + "/events").expect(404);
    server.everything(server.project()).get("/suites/runs/" + ended + "/outcomes").expect(404);
    server
        .token(project, Role.ANNOTATOR)
        .post("/suites/runs/" + ended + "/cancel", "{}")
        .expect(403);
    assertThat(
            lead.post("/suites/runs/" + runs.open(prompt) + "/cancel", "{}")
                .expect(503)
                .text("/code"))
        .isEqualTo("temporal-unavailable");
  }
}
