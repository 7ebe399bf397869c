package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.suites.RunBudgets;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunBudget;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.Spend;
import org.junit.jupiter.api.Test;

/** Budgets as the API shows and raises them; there is no workflow engine behind this server. */
class RunBudgetControllerTest {
  private static final Spend ITEM = new Spend(2, 0, 0);

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final FinishedRuns runs = new FinishedRuns(server, project, 4);
  private final PromptVersionId prompt = new PromptVersionId(server.get(Ids.class).next());

  @Test
  void showsWhatIsLimitedPaidAndLeft() {
    RunId run = runs.open(prompt, new RunBudget(20L, null, 2_500_000L, ITEM));
    var chunk = new RunBudgets.Chunk(project.id(), run, 0);
    server.get(RunBudgets.class).holdItems(chunk, Spend.NONE, ITEM, 3);

    var budget = lead.get(path(run) + "/budget").expect(200);
    assertThat(budget.text("/state")).isEqualTo("running");
    assertThat(budget.text("/calls/limit")).isEqualTo("20");
    assertThat(budget.text("/calls/held")).isEqualTo("6");
    assertThat(budget.text("/calls/left")).isEqualTo("14");
    assertThat(budget.json().at("/tokens/limit").isMissingNode()).isTrue();
    assertThat(budget.json().at("/money/limit").decimalValue()).isEqualByComparingTo("2.5");
    assertThat(budget.text("/words/0")).isEqualTo("0 of 20 calls paid, 6 held back");
    server.everything(server.project()).get(path(run) + "/budget").expect(404);
  }

  @Test
  void aRunThatIsOutOfBudgetSaysSoAndWhatItNeeds() {
    RunId run = runs.open(prompt, new RunBudget(0L, null, null, ITEM));
    server.get(RunBudgets.class).runOut(project.id(), run, 0);

    assertThat(lead.get(path(run)).expect(200).text("/state")).isEqualTo("out-of-budget");
    String page =
        server
            .browser(project, Role.LEAD)
            .get("!/projects/" + project.name() + path(run))
            .expect(200)
            .body();
    assertThat(page).contains("out of budget", "Out of budget: it waits", "0 of 0 calls paid");
    assertThat(page).contains("name=\"calls\"").doesNotContain("name=\"tokens\"");
    assertThat(lead.get(path(run) + "/export?format=csv").expect(409).text("/code"))
        .isEqualTo("run-going");
  }

  @Test
  void aTopUpSaysWhatItMayAddAndWhoMay() {
    RunId run = runs.open(prompt, new RunBudget(10L, null, null, ITEM));
    String top = path(run) + "/top-up";

    assertThat(lead.post(top, "{}").expect(400).text("/field")).isEqualTo("calls");
    assertThat(lead.post(top, "{\"calls\":-1}").expect(400).text("/detail")).contains("0 to");
    assertThat(lead.post(top, "{\"tokens\":5}").expect(400).text("/detail"))
        .contains("does not limit this");
    server.token(project, Role.DEVELOPER).post(top, "{\"calls\":5}").expect(403);
    assertThat(lead.post(top, "{\"calls\":5}").expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
    assertThat(lead.get(path(run) + "/budget").expect(200).text("/calls/limit"))
        .as("nothing was added")
        .isEqualTo("10");
  }

  @Test
  void whatHasNoBudgetOrHasEndedTakesNothing() {
    RunId plain = runs.open(prompt);
    assertThat(lead.get(path(plain) + "/budget").expect(409).text("/code")).isEqualTo("no-budget");
    assertThat(lead.post(path(plain) + "/top-up", "{\"calls\":5}").expect(409).text("/code"))
        .isEqualTo("no-budget");
    RunId ended = runs.open(prompt, new RunBudget(10L, null, null, ITEM));
    server.get(Runs.class).fail(project.id(), ended, "NOT_FOUND");
    assertThat(lead.post(path(ended) + "/top-up", "{\"calls\":5}").expect(409).text("/code"))
        .isEqualTo("run-ended");
  }

  private static String path(RunId run) {
    return "/suites/runs/" + run;
  }
}
