package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.promotions.PromotionMoves;
import dev.hansei.infra.registry.promotions.RolloutFold;
import dev.hansei.infra.registry.promotions.RolloutSteps;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.StepSteering;
import org.junit.jupiter.api.Test;

/** What people read of a rollout: where it is asked for, while it runs, and at the prompt. */
class RolloutPagesTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();

  @Test
  void thePromptSaysWhoGetsTheCandidate() {
    var seed = new RolloutSeed(server, project, new CanaryStep(1_000, 40, 1));
    assertThat(page("/prompts/support"))
        .contains("v1 in production, v2 for 10\u00a0% of its callers.")
        .contains("/promotions/" + seed.promotion());
    assertThat(page("/prompts/support?after=1"))
        .as("v1 stands on none of its pages")
        .contains("v1 in production, v2", "No older version")
        .doesNotContain("No version yet");
    for (int version : new int[] {1, 2}) {
      assertThat(page("/prompts/support?version=" + version))
          .as("live, or on its way")
          .doesNotContain("Ask to make v");
    }
    assertThat(page("/prompts")).contains("v1, v2 10\u00a0%");
    assertThat(page("/promotions")).contains("10\u00a0%, step 1 of 1");
  }

  @Test
  void theChartIsDrawnAndSaidInWordsAndFigures() {
    var seed = new RolloutSeed(server, project, new CanaryStep(1_000, 40, 1));
    String path = "/promotions/" + seed.promotion();
    assertThat(page(path)).doesNotContain("<polygon", "Offline beside live");
    seed.users(12, true, true);
    server.get(RolloutFold.class).fold(project.id(), seed.promotion());

    assertThat(page(path))
        .contains("<polygon class=\"band\"", "<polyline class=\"harm\"", "class=\"limit\"")
        .contains("thumbs after 12 comparisons: candidate minus live +0.000")
        .contains("taken back at 25.0 to 1.", "<summary>The figures</summary>")
        .contains("Offline beside live", "no metric of the gate measures this", "not comparable");
  }

  @Test
  void theStepsSayWhatTheChartSays() {
    var seed = new RolloutSeed(server, project, new CanaryStep(1_000, 40, 1));
    String path = "/promotions/" + seed.promotion();
    seed.users(1, true, true);
    server.get(RolloutFold.class).fold(project.id(), seed.promotion());
    assertThat(page(path))
        .contains("thumbs: 1 compared, 40 planned; up to here candidate 1.00, live 1.00")
        .contains("thumbs after 1 comparison:", "<circle class=\"dot\"")
        .contains("A candidate that does no harm is rolled back by mistake");
    seed.users(49, true, true);
    server.get(RolloutFold.class).fold(project.id(), seed.promotion());
    assertThat(page(path))
        .contains("thumbs: 50 compared, 40 planned", "thumbs after 50 comparisons:");
  }

  @Test
  void aStepThatIsHeldSaysWhoHoldsIt() {
    var seed = new RolloutSeed(server, project, new CanaryStep(1_000, 40, 1));
    var manager = server.person(project, Role.RELEASE_MANAGER);
    var hold =
        new StepSteering(project.id(), seed.promotion(), 1, manager.id(), "Let me look first.");
    server.get(RolloutSteps.class).hold(hold);

    assertThat(page("/promotions/" + seed.promotion()))
        .contains(manager.displayName() + ": Let me look first.");
    var steps = server.token(project, Role.LEAD).get("/promotions/" + seed.promotion() + "/steps");
    assertThat(steps.expect(200).text("/items/0/reasonBy")).isEqualTo(manager.id().toString());
  }

  @Test
  void whatHadAShareIsNotSaidToHaveBeenLiveForAll() {
    var seed = new RolloutSeed(server, project, new CanaryStep(1_000, 40, 1));
    server
        .get(PromotionMoves.class)
        .rollBack(
            project.id(),
            seed.promotion(),
            server.person(project, Role.RELEASE_MANAGER).id(),
            "Users complain.");
    assertThat(page("/promotions/" + seed.promotion()))
        .contains("It had 10\u00a0% of the callers of production and was taken back.")
        .contains("10\u00a0% of the callers had it; that was to last until 40 outcomes");
    assertThat(page("/prompts/support")).contains("Ask to make v2 live");
  }

  @Test
  void theFormTellsTheConsequenceOfACanaryAndWhatCanBeWatched() {
    new RolloutSeed(server, project, new CanaryStep(1_000, 40, 1));
    assertThat(page("/promotions/new?prompt=support&version=2"))
        .contains("1\u00a0% of the callers of production get support v2 first")
        .contains("production gets support v2 instead of v1")
        .contains("data-way=\"dev,team\">first dev, then team, for all there; then ")
        .doesNotContain("data-way=\"\">")
        .contains("value=\"thumbs\" checked", "value=\"stars\"", "Which end is good")
        .contains("Over the last 7 days: 0 requests a day");
  }

  @Test
  void theFormSaysTheWayThatTheProjectGoes() {
    new RolloutSeed(server, project, new CanaryStep(1_000, 40, 1));
    server
        .token(project, Role.ADMIN)
        .post("/promotions/rules", "{\"plan\":{\"path\":[{\"stage\":\"dev\"}]}}")
        .expect(201);
    assertThat(page("/promotions/new?prompt=support&version=2"))
        .contains("data-way=\"\">first dev, for all there; then ")
        .contains("by the project's plan: first dev</option>");
  }

  @Test
  void rollingBackSaysWhatBecomesLive() {
    var seed = new RolloutSeed(server, project, new CanaryStep(1_000, 40, 1));
    String page =
        server
            .browser(project, Role.RELEASE_MANAGER)
            .get("!/projects/" + project.name() + "/promotions/" + seed.promotion())
            .expect(200)
            .body();
    assertThat(page)
        .contains("Roll back at the next fetch: production gets support v1 again for all");
  }

  private String page(String path) {
    return server
        .browser(project, Role.LEAD)
        .get("!/projects/" + project.name() + path)
        .expect(200)
        .body();
  }
}
