package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.models.StubModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that began under one build finishes under the next: after an orderly {@code down}, and
 * after everything was killed at once.
 */
class RebuildIT {
  private static final Duration LATENCY = Duration.ofMillis(300);

  /** Enough that answers are kept, outcomes are written, and most of the run is to come. */
  private static final int CALLS_BEFORE = LongSuite.CASES / 2;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private StubModelServer model;
  private StackProcess stack;

  @BeforeEach
  void start() {
    model = LongSuite.model(LATENCY);
    stack = StackProcess.answeredBy(model, folder.resolve("home"));
  }

  @AfterEach
  void stop() {
    stack.close();
    model.close();
  }

  @Test
  void aRunFinishesUnderTheNextBuild() throws Exception {
    Checkout first = Checkout.of(folder.resolve("first"), "A first build");
    up(first);
    LongSuite suite = new LongSuite(new People(stack.base()).admin(stack.adminLink()));
    Map<Integer, String> twin = suite.rows(suite.start());

    String halted = begun(suite);
    stack.down();
    var halt = new Drill.Kill("down", true, Instant.now(), model.calls());
    Checkout second = Checkout.of(folder.resolve("second"), "A second build");
    up(second);
    assertThat(suite.rows(halted)).isEqualTo(twin);
    Bill.of(model, stack).check(List.of(halt));

    String killed = begun(suite);
    Drill.Kill kill = killEverything();
    up(Checkout.of(folder.resolve("third"), "A third build"));
    assertThat(suite.rows(killed)).isEqualTo(twin);
    Bill.of(model, stack).check(List.of(kill));
  }

  private void up(Checkout checkout) throws IOException {
    stack.startFrom(checkout.launcher());
    stack.up();
    String build = stack.state().at("/buildId").asText();
    assertThat(build).startsWith(checkout.commit() + "-");
    Path apps = folder.resolve("home").resolve("app");
    try (Stream<Path> copies = Files.list(apps)) {
      assertThat(copies).as("only this build is kept").containsExactly(apps.resolve(build));
    }
    for (String part : List.of("api", "worker", "supervisor")) {
      assertThat(stack.process(part).orElseThrow().info().commandLine())
          .as(part)
          .hasValueSatisfying(line -> assertThat(line).contains(build));
    }
  }

  /** A run that is well under way. */
  private String begun(LongSuite suite) throws InterruptedException {
    model.forget();
    String run = suite.start();
    Instant end = Instant.now().plus(PATIENCE);
    while (model.calls() < CALLS_BEFORE) {
      assertThat(Instant.now()).as("%d calls", model.calls()).isBefore(end);
      Thread.sleep(20);
    }
    assertThat(suite.isRunning(run)).isTrue();
    return run;
  }

  private Drill.Kill killEverything() throws Exception {
    List<ProcessHandle> all =
        stack.pids().values().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : all) {
      process.onExit().get();
    }
    Instant at = Instant.now();
    Thread.sleep(LATENCY);
    return new Drill.Kill("everything", true, at, model.calls());
  }
}
