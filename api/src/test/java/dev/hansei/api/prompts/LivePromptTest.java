package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.projects.ApiTokens;
import dev.hansei.infra.registry.projects.NewTokenRequest;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The serving endpoint: who gets which version, and what the answer says of it. */
class LivePromptTest {
  private static final int CALLERS = 400;

  private final LiveSeed seed = new LiveSeed(ApiServer.running());

  @Test
  void aKeyDecidesForAsLongAsTheRolloutRuns() {
    var id = seed.shared("answer");
    Map<String, String> before = arms();
    assertThat(before.values()).containsOnly("live", "candidate");
    assertThat(before.values().stream().filter("candidate"::equals).count())
        .as("about half of %d", CALLERS)
        .isBetween(150L, 250L);
    assertThat(arms()).as("sticky").isEqualTo(before);

    var tried =
        PromptVersionId.of(seed.lead.get("/prompts/answer/versions/2").expect(200).text("/id"));
    seed.share(id, tried, 9_000, 2);
    arms()
        .forEach((key, arm) -> {
          if ("candidate".equals(before.get(key))) {
            assertThat(arm).as("a share that grows takes nobody back").isEqualTo("candidate");
          }
        });
  }

  private Map<String, String> arms() {
    Map<String, String> arms = new HashMap<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      var key = "u-" + caller;
      var answer = seed.application.get("/prompts/answer?key=" + key).expect(200);
      var arm = answer.text("/assignment/arm");
      assertThat(answer.text("/number")).isEqualTo(arm.equals("live") ? "1" : "2");
      arms.put(key, arm);
    }
    return arms;
  }

  @Test
  void theAnswerSaysWhatTracesShouldCarry() {
    seed.shared("told");
    var answer = seed.application.get("/prompts/told").expect(200);
    assertThat(answer.text("/assignment/arm")).as("without a key").isEqualTo("none");
    assertThat(answer.text("/assignment/share")).isEqualTo("0.5");
    assertThat(answer.text("/assignment/rollout")).isEqualTo(LiveSeed.ROLLOUT.toString());
    assertThat(answer.text("/number")).as("what is live").isEqualTo("1");
    assertThat(answer.text("/trace/gen_ai.prompt.name")).isEqualTo("told");
    assertThat(answer.text("/trace/hansei.prompt.version")).isEqualTo("1");
    assertThat(answer.text("/trace/hansei.prompt.assignment")).isEqualTo("none");
    assertThat(answer.header("etag")).endsWith("-none\"");
    assertThat(answer.header("hansei-stale")).isEmpty();
    assertThat(answer.header("age")).isEmpty();
    assertThat(
            seed.application.get("/prompts/told?key=" + "k".repeat(201)).expect(400).text("/field"))
        .isEqualTo("key");
  }

  @Test
  void withoutARolloutAKeyChangesNothing() {
    var id = seed.prompt("plain");
    seed.move(id, Stage.TEAM, seed.version("plain", "Answer."), 0);
    var plain = seed.application.get("/prompts/plain?stage=team").expect(200);
    var keyed = seed.application.get("/prompts/plain?stage=team&key=u-1").expect(200);
    assertThat(keyed.body()).isEqualTo(plain.body());
    assertThat(keyed.header("etag")).isEqualTo(plain.header("etag"));
    assertThat(plain.json().at("/assignment/share").isMissingNode()).isTrue();
    assertThat(seed.application.get("/prompts/" + id).expect(404).text("/code"))
        .isEqualTo("nothing-live");
    assertThat(seed.application.get("/prompts/%s?stage=team".formatted(id)).expect(200).body())
        .as("by its id")
        .isEqualTo(plain.body());
  }

  @Test
  void aRevokedTokenIsRefusedTwoSecondsLaterAtMost() throws Exception {
    var id = seed.prompt("kept");
    seed.move(id, Stage.PRODUCTION, seed.version("kept", "Answer."), 0);
    var person = seed.server.person(seed.project, Role.DEVELOPER);
    var tokens = seed.server.get(ApiTokens.class);
    var made =
        tokens.create(
            seed.project.id(),
            new NewTokenRequest(person.id(), "t", Set.of(Role.DEVELOPER), Optional.empty()),
            new Actor.BySystem());
    var client = seed.application.with("Authorization", "Bearer " + made.secret());
    client.get("/prompts/kept").expect(200);
    tokens.revoke(seed.project.id(), made.id(), new Actor.BySystem());
    client.get("/prompts").expect(401);
    Thread.sleep(2_100);
    client.get("/prompts/kept").expect(401);
  }

  @Test
  void aTokenThatIsRememberedOpensNoOtherProject() {
    var id = seed.prompt("mine");
    seed.move(id, Stage.PRODUCTION, seed.version("mine", "Answer."), 0);
    seed.application.get("/prompts/mine").expect(200);
    var other = new LiveSeed(seed.server);
    other.application.get("/prompts/mine").expect(404);
    assertThat(
            other
                .application
                .in(seed.project.name().value())
                .get("/prompts/mine")
                .expect(404)
                .text("/code"))
        .isEqualTo("project-not-found");
  }
}
