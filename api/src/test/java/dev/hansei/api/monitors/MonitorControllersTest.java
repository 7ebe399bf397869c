package dev.hansei.api.monitors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.monitors.Monitors;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.traces.TraceId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without a workflow engine: monitors are read and paused, and starting says it is down. */
class MonitorControllersTest {
  private static final String BODY = "{\"prompt\":\"support\"}";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client developer = server.token(project, Role.DEVELOPER);
  private PromptId prompt = new PromptId(UUID.randomUUID());

  @BeforeEach
  void prompt() {
    Answer made = lead.post("/prompts", "{\"name\":\"support\"}").expect(201);
    prompt = new PromptId(UUID.fromString(made.text("/id")));
  }

  @Test
  void startingIsCheckedAndNeedsTheEngine() {
    developer.post("/monitors", BODY).expect(403);
    assertThat(lead.post("/monitors", BODY).expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
    assertThat(lead.post("/monitors", "{\"prompt\":\"none\"}").expect(404).text("/code"))
        .isEqualTo("prompt-not-found");
    assertThat(refused("\"share\":0")).isEqualTo("share");
    assertThat(refused("\"share\":1.5")).isEqualTo("share");
    assertThat(refused("\"detectors\":[\"refusals\"]")).isEqualTo("detectors");
    assertThat(refused("\"detectors\":[]")).isEqualTo("detectors");
    assertThat(refused("\"callsPerDay\":-1")).isEqualTo("callsPerDay");
    assertThat(refused("\"everyMinutes\":61")).isEqualTo("everyMinutes");
    assertThat(refused("\"judges\":[\"%s\"]".formatted(pairwise()))).isEqualTo("judges");
    lead.post("/monitors", with("\"judges\":[\"%s\"]".formatted(UUID.randomUUID()))).expect(404);
  }

  @Test
  void aMonitorSaysWhatItFoundAndWhichJudgeDoesNotScore() {
    JudgeId judge = new JudgeId(UUID.fromString(judge("{\"rubric\":\"r\",\"model\":\"a/b\"}")));
    String helpful = LiveMetrics.of("helpful", judge);
    MonitorSeed seed = MonitorSeed.of(server, project, prompt, List.of(judge));
    seed.take(traces(), Optional.of(helpful), "judge:other@" + UUID.randomUUID());

    Answer shown = lead.get("/monitors/" + seed.id()).expect(200);
    assertThat(shown.text("/state")).isEqualTo("watching");
    assertThat(shown.text("/prompt")).isEqualTo("support");
    assertThat(shown.text("/report/metrics/0/metric")).isEqualTo("detector:refusal");
    assertThat(shown.text("/report/metrics/0/scored")).isEqualTo("4");
    assertThat(shown.text("/report/metrics/0/mean/value")).isEqualTo("0.25");
    assertThat(shown.text("/report/metrics/2/unscored/not-certified")).isEqualTo("4");
    assertThat(shown.text("/report/standings/0/scores")).isEqualTo("false");
    assertThat(shown.text("/report/standings/0/sentence")).contains("helpful v1");
    // Thumbs: up, up, down, down; the judge: pass, fail, pass, fail.
    assertThat(shown.text("/report/thumbs/0/both")).isEqualTo("4");
    assertThat(shown.text("/report/thumbs/0/agreement/value")).isEqualTo("0.5");
    assertThat(shown.text("/report/thumbs/0/harsh")).isEqualTo("1");
    assertThat(shown.text("/report/thumbs/0/mild")).isEqualTo("1");
    assertThat(lead.get("/monitors").expect(200).json().at("/items/0/report").isMissingNode())
        .isTrue();
    String page = "!/projects/%s/monitors/%s".formatted(project.name().value(), seed.id());
    assertThat(server.browser(project, Role.LEAD).get(page).expect(200).body())
        .as("as a plan takes it")
        .contains("data-copy=\"%s\"".formatted(helpful), "data-copy=\"detector:refusal\"");
  }

  @Test
  void pausingNeedsNoEngineAndIsAudited() {
    MonitorSeed seed = MonitorSeed.of(server, project, prompt, List.of());
    String path = "/monitors/" + seed.id();
    developer.post(path + "/pause", "{}").expect(403);
    assertThat(lead.post(path + "/pause", "{}").expect(200).text("/state")).isEqualTo("paused");
    assertThat(lead.post(path + "/pause", "{}").expect(200).text("/state")).isEqualTo("paused");
    assertThat(lead.post(path + "/resume", "{}").expect(200).text("/state")).isEqualTo("watching");
    assertThat(lead.post(path + "/end", "{}").expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
    server.get(Monitors.class).end(project.id(), seed.id(), "");
    assertThat(lead.post(path + "/resume", "{}").expect(409).text("/code"))
        .isEqualTo("monitor-ended");
    assertThat(server.everything(project).get("/audit").body())
        .contains("monitors.create", "monitors.pause", "monitors.resume", "monitors.end");
  }

  private String refused(String field) {
    return lead.post("/monitors", with(field)).expect(400).text("/field");
  }

  private static String with(String field) {
    return BODY.replace("}", "," + field + "}");
  }

  private String judge(String body) {
    String criterion =
        lead.post("/criteria", "{\"name\":\"helpful\",\"sentence\":\"It helps.\"}")
            .expect(201)
            .text("/id");
    return lead.post("/criteria/%s/judges".formatted(criterion), body).expect(201).text("/id");
  }

  private String pairwise() {
    return judge("{\"rubric\":\"r\",\"model\":\"a/b\",\"kind\":\"pairwise\"}");
  }

  /** Two with a thumb up, then two with one down. */
  private List<TraceId> traces() {
    List<TraceId> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String line =
          """
          {"externalId":"t-%d","promptName":"support","input":"q","output":"a",\
          "feedback":[{"thumbs":"%s"}]}
          """
              .formatted(i, i < 2 ? "up" : "down");
      lead.post("/traces", "application/jsonl", line.getBytes(StandardCharsets.UTF_8)).expect(200);
      ids.add(TraceId.ofExternal("t-" + i));
    }
    return ids;
  }
}
