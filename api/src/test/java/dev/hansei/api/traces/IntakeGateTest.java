package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.Status;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.problems.ApiException;
import dev.hansei.infra.registry.traces.ProjectTraceSettings;
import dev.hansei.infra.registry.traces.TraceSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeGateTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final long HELD_MAX = 1_000;

  private final ApiServer server = ApiServer.running();
  private final AtomicLong nanos = new AtomicLong();
  private Project project;
  private IntakeGate gate;

  @BeforeEach
  void begin() {
    project = server.project();
    gate = new IntakeGate(server.get(ProjectTraceSettings.class), nanos::get, HELD_MAX);
  }

  @Test
  void holdsNoMoreBytesThanItMayAndTakesOneAloneWhateverItsSize() {
    var large = gate.enter(project.id(), 10, 5_000);
    assertThatThrownBy(() -> gate.enter(project.id(), 10, 1))
        .isInstanceOfSatisfying(
            ApiException.class,
            it -> {
              assertThat(it.problem().status().getCode()).isEqualTo(503);
              assertThat(it.problem().retryAfter()).contains(IntakeGate.PAUSE);
            });
    gate.leave(large);
    gate.leave(large);
    var one = gate.enter(project.id(), 10, 600);
    var two = gate.enter(project.id(), 10, 400);
    assertThat(gate.inHand()).isEqualTo(HELD_MAX);
    gate.leave(one);
    gate.leave(two);
    assertThat(gate.inHand()).isZero();
  }

  @Test
  void countsWhatABodyHasBecome() {
    var alone = gate.enter(project.id(), 10, 10);
    gate.resize(alone, 5_000);
    assertThat(gate.inHand()).isEqualTo(5_000);
    gate.resize(alone, 400);
    var other = gate.enter(project.id(), 10, 100);
    assertThatThrownBy(() -> gate.resize(other, 601))
        .isInstanceOfSatisfying(
            ApiException.class, it -> assertThat(it.problem().code()).isEqualTo("intake-busy"));
    gate.resize(other, 600);
    assertThat(gate.inHand()).isEqualTo(HELD_MAX);
    gate.leave(alone);
    gate.leave(other);
    gate.resize(other, 700);
    assertThat(gate.inHand()).isZero();
  }

  @Test
  void forgetsAPlaceWhoseConnectionWasLost() {
    gate.enter(project.id(), 10, HELD_MAX);
    nanos.addAndGet(Duration.ofMinutes(4).toNanos());
    gate.enter(project.id(), 10, HELD_MAX);
    assertThat(gate.inHand()).isEqualTo(HELD_MAX);
  }

  @Test
  void aProjectThatSendsTooFastWaitsAndAnotherDoesNot() {
    set(2, 1L << 20);
    for (int request = 0; request < 8; request++) {
      gate.leave(gate.enter(project.id(), 10, 10));
    }
    assertThatThrownBy(() -> gate.enter(project.id(), 10, 10))
        .isInstanceOfSatisfying(
            ApiException.class,
            it -> {
              assertThat(it.problem().status().getCode()).isEqualTo(429);
              assertThat(it.problem().retryAfter()).contains(Duration.ofSeconds(1));
            });
    gate.leave(gate.enter(server.project().id(), 10, 10));
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    gate.leave(gate.enter(project.id(), 10, 10));
  }

  @Test
  void bytesCountToo() {
    set(100, 1L << 20);
    // The burst is of four seconds; what is taken beyond it has to be waited for.
    gate.leave(gate.enter(project.id(), 7L << 20, 10));
    assertThatThrownBy(() -> gate.enter(project.id(), 10, 10))
        .isInstanceOfSatisfying(
            ApiException.class,
            it -> assertThat(it.problem().retryAfter()).contains(Duration.ofSeconds(3)));
  }

  @Test
  void theDoorSaysSoInTheFormOfTheSender() throws Exception {
    set(1, 1L << 20);
    var exporter = server.token(project, Role.DEVELOPER);
    var body = Otlp.protobuf(Otlp.chat(TRACE));
    var answer = exporter.post("!/v1/traces", "application/x-protobuf", body);
    for (int request = 0; request < 20 && answer.status() == 200; request++) {
      answer = exporter.post("!/v1/traces", "application/x-protobuf", body);
    }
    answer.expect(429);
    assertThat(Integer.parseInt(answer.header("retry-after"))).isPositive();
    var status = Status.parseFrom(answer.bytes());
    assertThat(status.getCode()).isEqualTo(8);
    assertThat(status.getMessage()).contains("sending-too-fast");
    exporter.post("/traces", "{}").expect(429);
    assertThat(server.get(IntakeGate.class).inHand()).isZero();
  }

  @Test
  void settingsAreSetByAdminsAndSaySoWhenTheyCannotBe() {
    var admin = server.token(project, Role.ADMIN);
    put(admin, "{\"retentionDays\":30,\"requestsPerSecond\":9}", 200);
    assertThat(admin.get("/traces/settings").expect(200).text("/retentionDays")).isEqualTo("30");
    put(admin, "{\"retentionDays\":0}", 400);
    put(server.token(project, Role.DEVELOPER), "{}", 403);
    put(admin, "{}", 200);
    assertThat(admin.get("/traces/settings").expect(200).json().has("retentionDays")).isFalse();
  }

  private static void put(Client client, String json, int wanted) {
    client
        .send(
            client
                .request("/traces/settings")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)))
        .expect(wanted);
  }

  private void set(int requestsPerSecond, long bytesPerSecond) {
    server
        .get(ProjectTraceSettings.class)
        .set(
            project.id(),
            new TraceSettings(
                Optional.empty(), Optional.of(requestsPerSecond), Optional.of(bytesPerSecond)),
            new Actor.BySystem());
  }
}
