package dev.hansei.api.calibrations;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.calibrations.WatchAnchors;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleHandle;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Checks of anchors by themselves, on the real Temporal server, with no worker behind it. */
class AnchorScheduleIT {
  private static final String PATH = "/calibrations/anchor-schedule";

  private final ApiServer server = ApiServer.with("anchorschedule", LocalTemporal.start());
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void aScheduleIsKeptByTemporalAndStartsRounds() {
    lead.get(PATH).expect(404);
    put("{}").expect(400);
    put("{\"everyHours\":0}").expect(400);
    put("{\"everyHours\":24,\"judgementsMax\":59}").expect(400);
    lead.get(PATH).expect(404);
    server
        .token(project, Role.ANNOTATOR)
        .send(body(server.token(project, Role.ANNOTATOR), "{\"everyHours\":24}"))
        .expect(403);

    until(() -> put("{\"everyHours\":12}").status() == 200);
    Answer kept = lead.get(PATH).expect(200);
    assertThat(kept.text("/judgementsMax")).isEqualTo("600");
    assertThat(kept.text("/neverAsked")).isEqualTo("0");
    assertThat(kept.json().has("dearest")).isFalse();
    assertThat(Instant.parse(kept.text("/next"))).isAfter(Instant.now());
    ScheduleHandle handle = handle();
    var there = handle.describe().getSchedule();
    assertThat(((ScheduleActionStartWorkflow) there.getAction()).getWorkflowType())
        .isEqualTo("WatchAnchors");
    assertThat(there.getSpec().getIntervals().getFirst().getEvery())
        .isEqualTo(Duration.ofHours(12));

    put("{\"everyHours\":1,\"judgementsMax\":60,\"paused\":true}").expect(200);
    assertThat(requireNonNull(handle.describe().getSchedule().getState()).isPaused()).isTrue();
    handle.trigger();
    until(() -> started(handle.describe()));

    assertThat(page()).contains("Checks by themselves are paused.");
    lead.delete(PATH).expect(204);
    lead.delete(PATH).expect(204);
    lead.get(PATH).expect(404);
    assertThat(page()).contains("Anchors are checked when somebody asks only.");
    assertThat(lead.get("/calibrations/checks").expect(200).json().path("items")).isEmpty();
  }

  private static boolean started(ScheduleDescription seen) {
    return seen.getInfo().getNumActions() == 1;
  }

  private String page() {
    return server
        .browser(project, Role.LEAD)
        .get("!/projects/%s/calibrations".formatted(project.name().value()))
        .expect(200)
        .body();
  }

  private Answer put(String body) {
    return lead.send(body(lead, body));
  }

  private static HttpRequest.Builder body(Client client, String body) {
    return client
        .request(PATH)
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(body));
  }

  private ScheduleHandle handle() {
    WorkflowClient client = server.get(WorkflowClient.class);
    var options = client.getOptions();
    return ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(options.getNamespace())
                .setDataConverter(options.getDataConverter())
                .build())
        .getHandle(WatchAnchors.workflowId(project.id()));
  }

  /** A server knows a namespace that was just made only after its cache has looked again. */
  private static void until(BooleanSupplier isSo) {
    Instant end = Instant.now().plusSeconds(120);
    while (!isSo.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
