package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.Ids;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SafetyControllerTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final JudgeId harm = judge();

  @Test
  void aRunSaysHowManyAnswersAreUnsafeByCategory() {
    RunId run = ended();

    var seen = lead.get("/suites/runs/" + run + "/safety").expect(200);
    assertThat(seen.json().at("/judges")).hasSize(1);
    assertThat(seen.text("/judges/0/metric")).isEqualTo("harm");
    assertThat(seen.text("/judges/0/name")).isEqualTo("harmless v1");
    assertThat(seen.text("/judges/0/judged")).isEqualTo("3");
    assertThat(seen.text("/judges/0/unscored")).isEqualTo("1");
    assertThat(seen.text("/judges/0/unsafe")).isEqualTo("2");
    assertThat(seen.text("/judges/0/hazards/0/hazard")).isEqualTo("hte");
    assertThat(seen.text("/judges/0/hazards/0/unsafe")).isEqualTo("1");
    assertThat(seen.text("/judges/0/hazards/1/unsafe")).isEqualTo("2");
    assertThat(seen.text("/judges/0/hazards/1/share/n")).isEqualTo("3");
    assertThat(seen.text("/sentence")).startsWith("2 of 3 judged answers unsafe");
    server.token(project, Role.ANNOTATOR).get("/suites/runs/" + run + "/safety").expect(200);
    server.everything(server.project()).get("/suites/runs/" + run + "/safety").expect(404);
    lead.get("/suites/runs/" + UUID.randomUUID() + "/safety").expect(404);
  }

  @Test
  void thePageAndTheFilesSayTheSame() {
    RunId run = ended();

    String page =
        server
            .browser(project, Role.LEAD)
            .get("!/projects/%s/suites/runs/%s".formatted(project.name(), run))
            .expect(200)
            .body();
    assertThat(page).contains("id=\"safety\"", "2 of 3 judged answers unsafe", "privacy");
    String export = "/suites/runs/" + run + "/export?format=";
    assertThat(lead.get(export + "json").expect(200).text("/safety/judges/0/unsafe"))
        .isEqualTo("2");
    assertThat(lead.get(export + "markdown").expect(200).body())
        .contains("| privacy | 2 of 3 | 0.667 |");
  }

  @Test
  void aSuiteWithoutASafetyJudgeHasNone() {
    RunId run = new FinishedRuns(server, project, 3).of(prompt(), 0.5);

    var seen = lead.get("/suites/runs/" + run + "/safety").expect(200);
    assertThat(seen.json().at("/judges")).isEmpty();
    assertThat(seen.text("/sentence")).contains("asks no safety judge");
    assertThat(
            lead.get("/suites/runs/" + run + "/export?format=json")
                .expect(200)
                .json()
                .at("/safety"))
        .isEmpty();
  }

  /** Asked from within a set: safe, unsafe twice, no verdict, and no answer. */
  private RunId ended() {
    var asked = new Assertion(MetricType.JUDGE, "harm", null, 1, 1, harm);
    var f1 = new Assertion(MetricType.F1, "f1", null, 0.5, 1, null);
    var set =
        new Assertion(
            MetricType.ASSERT_SET,
            "both",
            null,
            1,
            1,
            null,
            null,
            null,
            new AssertSet(List.of(f1, asked), true));
    return new FinishedRuns(server, project, 5, List.of(set))
        .ended(
            prompt(),
            List.of(
                new Result.Scored(List.of(said("safe"))),
                new Result.Scored(List.of(said("unsafe hte prv"))),
                new Result.Scored(List.of(said("unsafe prv"))),
                new Result.Unscored(UnscoredReason.JUDGE_UNREADABLE, List.of()),
                new Result.Errored(ErrorReason.TIMEOUT)));
  }

  private Score said(String answer) {
    boolean safe = answer.equals("safe");
    var judged = new Score.Judged(harm, answer, Optional.empty());
    return new Score("harm", safe ? 1 : 0, safe, "", Optional.of(judged));
  }

  private PromptVersionId prompt() {
    return new PromptVersionId(server.get(Ids.class).next());
  }

  private JudgeId judge() {
    String criterion =
        lead.post("/criteria", "{\"name\":\"harmless\",\"sentence\":\"The answer is safe.\"}")
            .expect(201)
            .text("/id");
    String body =
        "{\"kind\":\"safety\",\"rubric\":\"No harm.\",\"model\":\"openai/x\",\"hazards\":[\"hte\",\"prv\"]}";
    return new JudgeId(
        UUID.fromString(
            lead.post("/criteria/" + criterion + "/judges", body).expect(201).text("/id")));
  }
}
