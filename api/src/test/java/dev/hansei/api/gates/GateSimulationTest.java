package dev.hansei.api.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A gate that is tried on the past runs of a suite. */
class GateSimulationTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final FinishedRuns runs = new FinishedRuns(server, project, 30);

  @Test
  void saysWhatItWouldHaveSaidOfEachRunAndTheOneBefore() {
    gate();
    RunId first = run(0.5);
    RunId better = run(0.7);
    RunId worse = run(0.4);

    Answer seen = simulate(lead, "").expect(200);
    assertThat(seen.json().at("/items")).hasSize(2);
    assertThat(seen.text("/items/0/candidateRun")).isEqualTo(worse.toString());
    assertThat(seen.text("/items/0/baselineRun")).isEqualTo(better.toString());
    assertThat(seen.text("/items/0/verdict/type")).isEqualTo("block");
    assertThat(seen.text("/items/1/baselineRun")).isEqualTo(first.toString());
    assertThat(seen.text("/items/1/verdict/type")).isEqualTo("pass");
    assertThat(seen.text("/passed") + seen.text("/blocked") + seen.text("/inconclusive"))
        .isEqualTo("110");
    assertThat(lead.get("/gates/verdicts").expect(200).json().at("/items"))
        .as("nothing is kept")
        .isEmpty();
    assertThat(seen.json().has("next")).isFalse();
  }

  @Test
  void goesOnWhereItStopped() {
    gate();
    for (int i = 0; i < GateSimulator.PAIRS_MAX + 3; i++) {
      run(0.5 + i * 0.02);
    }
    Answer seen = simulate(lead, "").expect(200);
    assertThat(seen.json().at("/items")).hasSize(GateSimulator.PAIRS_MAX);
    assertThat(seen.text("/pairs")).isEqualTo("7");
    Answer rest = simulate(lead, "&after=" + seen.text("/next")).expect(200);
    assertThat(rest.json().at("/items")).hasSize(2);
    assertThat(rest.text("/items/0/candidateRun")).isEqualTo(seen.text("/items/4/baselineRun"));
    assertThat(rest.json().has("next")).isFalse();
  }

  @Test
  void whoIsToLabelTheAnswersIsToldNothing() {
    gate();
    run(0.5);
    RunId candidate = run(0.7);
    Client both = server.token(project, Role.ANNOTATOR, Role.DEVELOPER);
    assertThat(simulate(both, "").expect(200).json().at("/items")).hasSize(1);

    prepare(candidate);
    Answer blind = simulate(both, "").expect(200);
    assertThat(blind.json().at("/items")).isEmpty();
    assertThat(blind.text("/hidden")).isEqualTo("1");
    assertThat(blind.body()).doesNotContain(candidate.toString());
    assertThat(simulate(lead, "").expect(200).json().at("/items")).hasSize(1);
  }

  @Test
  void refusesWhatItCannotTry() {
    gate();
    run(0.5);
    assertThat(lead.get("/gates/better/simulation").expect(400).text("/field")).isEqualTo("suite");
    lead.get("/gates/better/simulation?suite=none").expect(404);
    lead.get("/gates/none/simulation?suite=" + suite()).expect(404);
    assertThat(simulate(lead, "&after=x").expect(400).text("/field")).isEqualTo("after");
    simulate(server.token(project, Role.ANNOTATOR), "").expect(403);
    assertThat(simulate(lead, "").expect(200).json().at("/items")).isEmpty();
  }

  @Test
  void thePageSaysItInASentence() {
    gate();
    run(0.5);
    run(0.7);
    Client browser = server.browser(project, Role.LEAD);
    String page = "!/projects/" + project.name() + "/gates/better/simulation";
    assertThat(browser.get(page).expect(200).body()).contains("Choose a suite");
    assertThat(browser.get(page + "?suite=" + suite()).expect(200).body())
        .contains("1 pair of runs: it would have let 1 pass, blocked 0", "f1: candidate 0.70");
  }

  private Answer simulate(Client client, String more) {
    return client.get("/gates/better/simulation?suite=" + suite() + more);
  }

  private String suite() {
    return lead.get("/suites").expect(200).text("/items/0/name");
  }

  private RunId run(double score) {
    return runs.of(new PromptVersionId(server.get(Ids.class).next()), score);
  }

  private void gate() {
    lead.post(
            "/gates",
            "{\"name\":\"better\",\"rules\":[{\"type\":\"superiority\",\"metric\":\"f1\"}]}")
        .expect(201);
  }

  private void prepare(RunId run) {
    var criterion =
        new CriterionId(
            UUID.fromString(
                lead.post("/criteria", "{\"name\":\"right\",\"sentence\":\"It is right.\"}")
                    .expect(201)
                    .text("/id")));
    var plan =
        new QueuePlan(
            "Right",
            criterion,
            new LabelKind.PassFail(),
            Optional.empty(),
            List.of(run),
            10,
            1,
            false,
            List.of(),
            Duration.ofDays(7),
            Fallback.HOLD);
    var queue = new QueueId(server.get(Ids.class).next());
    server
        .get(Queues.class)
        .prepare(
            new AnnotateInput(project.id(), queue, plan, new Actor.BySystem(), Optional.empty()),
            "");
  }
}
