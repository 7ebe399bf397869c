package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.monitors.MonitorSeed;
import dev.hansei.infra.registry.monitors.Monitors;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a canary can watch, and that a plan which names anything else is refused with it. */
class WatchableTest {
  private static final Actor SYSTEM = new Actor.BySystem();

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Watchables watchables = server.get(Watchables.class);

  @BeforeEach
  void prompt() {
    lead.post("/prompts", "{\"name\":\"support\"}").expect(201);
  }

  private Prompt support() {
    return server.get(Prompts.class).find(project.id(), new PromptName("support")).orElseThrow();
  }

  @Test
  void peopleMonitorsAndTheApplicationSayWhatThereIs() {
    assertThat(names()).containsExactly("thumbs", "resolved", "stars");
    var judge = new JudgeId(UUID.fromString(judge()));
    var monitor = MonitorSeed.of(server, project, support().id(), List.of(judge));
    send("{\"evaluation\":{\"name\":\"tone\",\"value\":0.5}},{\"thumbs\":\"up\"}");
    String helpful = LiveMetrics.of("helpful", judge);
    Answer shown = lead.get("/promotions/watchable?prompt=support").expect(200);
    assertThat(shown.json().at("/items").findValuesAsText("name"))
        .containsExactly("thumbs", "resolved", "stars", helpful, "detector:refusal", "tone");
    assertThat(shown.text("/items/3/silent")).as("it has no certificate").isNotBlank();
    assertThat(shown.text("/items/4/direction")).isEqualTo("lower-is-better");
    assertThat(shown.json().at("/items/4").has("silent")).isFalse();
    assertThat(shown.text("/items/5/from")).isEqualTo("application");

    server.get(Monitors.class).pause(project.id(), monitor.id(), SYSTEM);
    assertThat(names()).doesNotContain(helpful, "detector:refusal").contains("tone");
    lead.get("/promotions/watchable?prompt=none").expect(404);
  }

  @Test
  void aPlanThatWatchesWhatNobodyWritesIsRefusedWithWhatIsKnown() {
    send("{\"evaluation\":{\"name\":\"tone\",\"value\":0.5}}");
    watchables.require(project.id(), support(), plan("thumbs"));
    watchables.require(project.id(), support(), plan("tone"));
    assertRefused(
        () -> watchables.require(project.id(), support(), plan("ton")),
        "nobody has said anything of prompt 'support' by 'ton' in 30 days. Known are: tone, thumbs");
    assertRefused(
        () -> watchables.require(project.id(), support(), plan("detector:refusal")),
        "no monitor that watches prompt 'support' writes 'detector:refusal'; start or resume one");
    MonitorSeed.of(server, project, support().id(), List.of());
    watchables.require(project.id(), support(), plan("detector:refusal"));
    assertRefused(
        () -> watchables.require(project.id(), support(), plan("detector:refusals")),
        "no monitor that watches");
  }

  private static void assertRefused(ThrowingCallable asked, String words) {
    assertThat(catchThrowable(asked)).hasMessageContaining(words);
  }

  private static ReleasePlan plan(String metric) {
    var watched =
        new LiveMetric(metric, LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    return new ReleasePlan(
        2,
        List.of(new CanaryStep(100, 400, 4)),
        List.of(watched),
        ReleasePlan.ALPHA_HARM,
        0,
        Duration.ofDays(7));
  }

  private List<String> names() {
    return lead.get("/promotions/watchable?prompt=support")
        .expect(200)
        .json()
        .at("/items")
        .findValuesAsText("name");
  }

  private String judge() {
    String criterion =
        lead.post("/criteria", "{\"name\":\"helpful\",\"sentence\":\"It helps.\"}")
            .expect(201)
            .text("/id");
    return lead.post(
            "/criteria/%s/judges".formatted(criterion), "{\"rubric\":\"r\",\"model\":\"a/b\"}")
        .expect(201)
        .text("/id");
  }

  private void send(String feedback) {
    String line =
        """
        {"externalId":"one","input":"Am I known?","output":"No.","promptName":"support","promptVersion":"1","feedback":[%s]}
        """
            .formatted(feedback);
    server
        .token(project, Role.DEVELOPER)
        .post("/traces", "application/jsonl", line.getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }
}
