package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.promotions.RolloutFold;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import org.junit.jupiter.api.Test;

/** Without a workflow engine: what a rollout shows, and that it goes back all the same. */
class StepControllerTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client anybody = server.token(project, Role.DEVELOPER);

  @Test
  void aRolloutShowsWhatItHasSeen() {
    var rollout = new RolloutSeed(server, project, new CanaryStep(500, 40, 1));
    String path = "/promotions/" + rollout.promotion();
    rollout.users(3, true, true);
    server.get(RolloutFold.class).fold(project.id(), rollout.promotion());

    var steps = anybody.get(path + "/steps").expect(200);
    assertThat(steps.text("/items/0/state")).isEqualTo("running");
    assertThat(steps.text("/items/0/share")).isEqualTo("0.05");
    assertThat(steps.text("/items/0/metrics/0/comparisons")).isEqualTo("3");
    assertThat(steps.text("/items/0/metrics/0/candidateMean")).isEqualTo("1.0");
    var outcomes = anybody.get(path + "/outcomes?limit=2").expect(200);
    assertThat(outcomes.json().at("/items")).hasSize(2);
    assertThat(outcomes.text("/items/0/number")).isEqualTo("6");
    assertThat(outcomes.text("/next")).isEqualTo("5");
    var points = anybody.get(path + "/points").expect(200);
    assertThat(points.text("/items/0/comparisons")).isEqualTo("3");
    assertThat(anybody.get(path).expect(200).text("/state")).isEqualTo("rolling");
    server.everything(server.project()).get(path + "/steps").expect(404);
  }

  @Test
  void harmTakesTheCandidateAwayWhileTheEngineIsDown() {
    var rollout = new RolloutSeed(server, project, new CanaryStep(500, 100, 1));
    rollout.users(40, false, true);
    server.get(RolloutFold.class).fold(project.id(), rollout.promotion());

    String path = "/promotions/" + rollout.promotion();
    assertThat(anybody.get(path).expect(200).text("/state")).isEqualTo("rolled-back");
    assertThat(anybody.get(path + "/steps").expect(200).text("/items/0/reason"))
        .startsWith("thumbs: mean outcome 0.000");
  }

  @Test
  void aForecastIsAtTheProjectsOwnTraffic() {
    var rollout = new RolloutSeed(server, project, new CanaryStep(500, 40, 1));
    var none = anybody.get("/promotions/forecast?prompt=support").expect(200);
    assertThat(none.text("/requestsPerDay")).isEqualTo("0.0");
    assertThat(none.json().has("hours")).isFalse();
    assertThat(none.json().at("/steps")).hasSize(3);
    rollout.users(7, true, true);

    var some =
        anybody.get("/promotions/forecast?prompt=support&steps=10%25:50:1,50%25:100:1").expect(200);
    assertThat(some.text("/requestsPerDay")).isEqualTo("2.0");
    assertThat(some.text("/outcomeRate")).isEqualTo("1.0");
    assertThat(some.text("/requests")).isEqualTo("700.0");
    assertThat(some.text("/hours")).isEqualTo("8400.0");
    for (String wrong : new String[] {"10:50", "50%25:1:1,10%25:1:1", "10%25:1:99", "0%25:1:1"}) {
      assertThat(
              anybody
                  .get("/promotions/forecast?prompt=support&steps=" + wrong)
                  .expect(400)
                  .text("/field"))
          .isEqualTo("steps");
    }
    anybody.get("/promotions/forecast?prompt=none").expect(404);
  }
}
