package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.stack.ProcessState.Condition;
import dev.hansei.infra.stack.doctor.Doctor;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack as a person runs it, with the real servers; only the service is a stub. */
class StackIT {
  private static final Duration CHILDREN_GONE = Duration.ofSeconds(2);

  @TempDir Path folder;
  private CommandRunner stack;

  @BeforeEach
  void chooseHomeAndPorts() {
    stack = new CommandRunner(folder.resolve("home"));
  }

  @AfterEach
  void leaveNothing() throws Exception {
    stack.run(Down.class);
  }

  @Test
  void comesUpIsWellAndGoesDown() throws Exception {
    assertThat(stack.run(Status.class).exitCode()).isEqualTo(3);
    var up = stack.run(Up.class);
    assertThat(up.exitCode()).as(up.output()).isZero();
    assertThat(up.output()).contains("registry", "temporal", "objects", "service", "Up in");
    assertThat(stack.run(Status.class).exitCode()).isZero();
    var doctor = stack.run(Doctor.class);
    assertThat(doctor.exitCode()).as(doctor.output()).isZero();
    assertThat(doctor.output()).contains("1 of 32 racing writers won", "namespace hansei");
    assertThat(stack.run(Up.class).output()).contains("already up");
    assertThat(stack.run(Reset.class, "--yes"))
        .satisfies(it -> assertThat(it.exitCode()).isEqualTo(4));
    var down = stack.run(Down.class);
    assertThat(down.exitCode()).as(down.output()).isZero();
    assertThat(stack.state().processes()).allSatisfy(it -> assertThat(it.alive()).isEmpty());
    assertThat(stack.run(Reset.class, "--yes").exitCode()).isZero();
    assertThat(stack.settings().home()).doesNotExist();
  }

  @Test
  void tellsTheServiceWhereEverythingIs() throws Exception {
    Files.createDirectories(stack.settings().home());
    Files.writeString(stack.settings().adminLink(), "http://127.0.0.1/once");
    assertThat(stack.run(Up.class).output()).contains("http://127.0.0.1/once");
    var ports = stack.settings().ports();
    assertThat(ask("HANSEI_REGISTRY_URL"))
        .startsWith("jdbc:mysql://127.0.0.1:" + ports.registry() + "/hansei");
    assertThat(ask("HANSEI_OBJECTS_ENDPOINT")).isEqualTo("http://127.0.0.1:" + ports.objects());
    assertThat(ask("HANSEI_TEMPORAL_ADDRESS")).isEqualTo("127.0.0.1:" + ports.temporal());
    assertThat(ask("HANSEI_ROLES")).isEqualTo("api,worker");
    for (var name :
        List.of(
            "HANSEI_REGISTRY_USER",
            "HANSEI_REGISTRY_PASSWORD",
            "HANSEI_DEAD_LETTER_KEYS",
            "HANSEI_SIGNING_KEYS",
            "HANSEI_WEBHOOK_KEYS",
            "HANSEI_OBJECTS_BUCKET",
            "HANSEI_OBJECTS_ACCESS_KEY",
            "HANSEI_OBJECTS_SECRET_KEY",
            "HANSEI_OBJECTS_REGION",
            "HANSEI_TEMPORAL_NAMESPACE",
            "HANSEI_HOME",
            "HANSEI_BUILD_ID")) {
      assertThat(ask(name)).as(name).isNotBlank();
    }
  }

  @Test
  void runsTheRolesApartWhenAsked() throws Exception {
    var up = stack.run(Up.class, "--split");
    assertThat(up.exitCode()).as(up.output()).isZero();
    assertThat(stack.process("api").alive()).isPresent();
    assertThat(stack.process("worker").alive()).isPresent();
    assertThat(ask("HANSEI_ROLES")).isEqualTo("api");
  }

  @Test
  void startsAgainWhatIsKilled() throws Exception {
    assertThat(stack.run(Up.class).exitCode()).isZero();
    for (var name : List.of("registry", "temporal", "service")) {
      var before = stack.process(name);
      before.alive().orElseThrow().destroyForcibly();
      Waiting.until(
          name + " is ready again",
          () ->
              stack.process(name).restarts() == 1
                  && stack.process(name).condition() == Condition.READY);
      assertThat(stack.process(name).pid()).isNotEqualTo(before.pid());
    }
    var doctor = stack.run(Doctor.class);
    assertThat(doctor.exitCode()).as(doctor.output()).isZero();
  }

  @Test
  void takesItsChildrenAlongWhenItIsKilled() throws Exception {
    assertThat(stack.run(Up.class).exitCode()).isZero();
    var children = stack.state().processes().stream().flatMap(it -> it.alive().stream()).toList();
    assertThat(children).hasSize(4);
    stack.state().supervisor().alive().orElseThrow().destroyForcibly();
    Waiting.until(
        "all children are gone", CHILDREN_GONE, () -> children.stream().noneMatch(Waiting::runs));
    assertThat(stack.run(Status.class).exitCode()).isEqualTo(3);
    var again = stack.run(Up.class);
    assertThat(again.exitCode()).as(again.output()).isZero();
  }

  @Test
  void endsWhatOutlivedItsSupervisor() throws Exception {
    assertThat(stack.run(Up.class).exitCode()).isZero();
    var registry = stack.process("registry").alive().orElseThrow();
    registry.children().forEach(ProcessHandle::destroyForcibly);
    stack.state().supervisor().alive().orElseThrow().destroyForcibly();
    TestServers.pause();
    assertThat(Waiting.runs(registry)).isTrue();
    var again = stack.run(Up.class);
    assertThat(again.exitCode()).as(again.output()).isZero();
    assertThat(Waiting.runs(registry)).isFalse();
  }

  @Test
  void letsOnlyOneSupervisorInAHome() throws Exception {
    assertThat(stack.run(Up.class).exitCode()).isZero();
    var second = stack.run(Supervisor.class);
    assertThat(second.exitCode()).isEqualTo(4);
    assertThat(second.output()).contains("Another supervisor runs");
    assertThat(stack.run(Status.class).exitCode()).isZero();
  }

  @Test
  void leavesNothingWhenAPortIsTaken() throws Exception {
    try (var taken = new ServerSocket()) {
      taken.bind(Ports.address(stack.settings().ports().temporal()));
      var up = stack.run(Up.class);
      assertThat(up.exitCode()).isEqualTo(4);
      assertThat(up.output())
          .contains(
              "Port %d for the Temporal server is taken by pid".formatted(taken.getLocalPort()))
          .contains("HANSEI_TEMPORAL_PORT");
    }
    assertThat(stack.state().processes()).allSatisfy(it -> assertThat(it.alive()).isEmpty());
    assertThat(HomeLock.isHeld(stack.settings().home())).isFalse();
  }

  @Test
  void saysWhichWordsItTakes() throws Exception {
    var up = stack.run(Up.class, "--splitt");
    assertThat(up.exitCode()).isEqualTo(2);
    assertThat(up.output()).contains("--splitt").contains("--split, --json");
  }

  private String ask(String variable) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var uri = URI.create(stack.settings().apiUrl() + "/env/" + variable);
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
