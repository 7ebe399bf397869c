package dev.hansei.api.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunId;
import org.junit.jupiter.api.Test;

/** A gate that is asked without a baseline. */
class GateBaselineTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final FinishedRuns runs = new FinishedRuns(server, project, 20);

  @Test
  void isNotToldThatNothingIsLiveWhereSomethingIs() {
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    PromptVersionId live = version("Answer: {{question}}");
    PromptVersionId other = version("Answer shortly: {{question}}");
    gate("better", "{\"type\":\"superiority\",\"metric\":\"f1\"}");
    gate("whole", "{\"type\":\"coverage\",\"minimum\":0.9}");
    RunId candidate = runs.of(other, 0.8);

    assertThat(ask("better", candidate, "").expect(201).text("/verdict/clauses/0/sentence"))
        .contains("nothing is live");
    makeLive(live);
    Answer refused = ask("better", candidate, "").expect(422);
    assertThat(refused.text("/code")).isEqualTo("baseline-needed");
    assertThat(refused.text("/detail"))
        .contains("version 1 is live at production", "no run of it on these cases yet");
    RunId baseline = runs.of(live, 0.5);
    assertThat(ask("better", candidate, "").expect(422).text("/detail"))
        .contains("such as " + baseline);

    ask("better", candidate, ",\"stage\":\"team\"").expect(201);
    ask("whole", candidate, "").expect(201);
    ask("better", baseline, "").expect(201);
    assertThat(
            ask("better", candidate, ",\"baselineRun\":\"%s\"".formatted(baseline))
                .expect(201)
                .text("/verdict/type"))
        .isEqualTo("pass");
    assertThat(ask("better", candidate, ",\"stage\":\"moon\"").expect(400).text("/field"))
        .isEqualTo("stage");
  }

  private Answer ask(String gate, RunId candidate, String more) {
    return lead.post(
        "/gates/" + gate + "/verdicts", "{\"candidateRun\":\"%s\"%s}".formatted(candidate, more));
  }

  private void gate(String name, String rule) {
    lead.post("/gates", "{\"name\":\"%s\",\"rules\":[%s]}".formatted(name, rule)).expect(201);
  }

  private PromptVersionId version(String text) {
    String body =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}],\"variables\":[\"question\"]}";
    return PromptVersionId.of(
        lead.post("/prompts/answer/versions", body.formatted(text)).expect(201).text("/id"));
  }

  private void makeLive(PromptVersionId version) {
    var id =
        server.get(Prompts.class).find(project.id(), new PromptName("answer")).orElseThrow().id();
    var move = new StageMove(id, Stage.PRODUCTION, version, 0);
    assertThat(server.get(StagePointers.class).move(project.id(), move, new Actor.BySystem()))
        .isTrue();
  }
}
