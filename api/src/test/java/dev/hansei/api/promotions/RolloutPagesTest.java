package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.promotions.RolloutFold;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
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
  void theFormTellsTheConsequenceOfACanaryAndWhatCanBeWatched() {
    new RolloutSeed(server, project, new CanaryStep(1_000, 40, 1));
    assertThat(page("/promotions/new?prompt=support&version=2"))
        .contains("1\u00a0% of the callers of production get support v2 first")
        .contains("production gets support v2 instead of v1")
        .contains("value=\"thumbs\" checked", "value=\"stars\"", "Which end is good")
        .contains("Over the last 7 days: 0 requests a day");
  }

  private String page(String path) {
    return server
        .browser(project, Role.LEAD)
        .get("!/projects/" + project.name() + path)
        .expect(200)
        .body();
  }
}
