package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.models.StubModelServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills worker, api, Temporal, database and supervisor at random moments of a suite run. The run
 * finishes, its rows equal those of a twin run without faults, and only calls that were in flight
 * at a kill were paid again.
 *
 * <p>One kill of each part always; as many as {@code -Dhansei.drill.kills=N} says (20) with {@code
 * -Dhansei.drills=true}. {@code -Dhansei.drill.seed=N} repeats a drill.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillDrillIT {
  private static final Duration LATENCY = Duration.ofMillis(400);

  private StubModelServer model;
  private StackProcess stack;
  private LongSuite suite;
  private Caller lead;
  private Map<Integer, String> twin;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    model = LongSuite.model(LATENCY);
    stack = StackProcess.answeredBy(model, home);
    stack.up();
    lead = new People(stack.base()).admin(stack.adminLink());
    suite = new LongSuite(lead);
    twin = suite.rows(suite.start());
    System.out.printf("drill seed %d%n", Drill.SEED);
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
    if (model != null) {
      model.close();
    }
  }

  @Test
  void aRunFinishesAsItsTwinThoughEveryPartIsKilled() throws Exception {
    drill(Drill.SEED, Drill.oneOfEach());
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker", "api", "temporal", "registry"})
  void aRunFinishesAsItsTwinHoweverOftenAPartIsKilled(String part) throws Exception {
    drill(Drill.SEED + part.hashCode(), Drill.manyOf(part));
  }

  @Test
  void aRunFinishesAsItsTwinThoughTheSupervisorIsKilled() throws Exception {
    Drill drill = new Drill(stack, model, suite::isRunning, Drill.SEED);
    model.forget();
    String run = suite.start();
    drill.kill("supervisor", run);
    stack.up();
    assertThat(suite.rows(run)).isEqualTo(twin);
    List<Drill.Kill> kills = drill.take();
    assertThat(kills.getFirst().at()).as("killed during the run").isBefore(suite.endOf(run));
    Bill.of(model, stack).check(kills);
  }

  /** Kills the parts in this order, in as many runs as it takes. */
  private void drill(long seed, List<String> parts) throws Exception {
    Drill drill = new Drill(stack, model, suite::isRunning, seed);
    Deque<String> victims = new ArrayDeque<>(parts);
    while (!victims.isEmpty()) {
      model.forget();
      String run = suite.start();
      while (!victims.isEmpty() && suite.isRunning(run)) {
        drill.kill(victims.pop(), run);
      }
      assertThat(suite.rows(run))
          .as("rows of run %s, drill seed %d", run, Drill.SEED)
          .isEqualTo(twin);
      List<Drill.Kill> kills = drill.take();
      Bill.of(model, stack).check(kills);
      // The run was over before these: they have shown nothing.
      kills.stream()
          .filter(kill -> kill.at().isAfter(suite.endOf(run)))
          .forEach(kill -> victims.push(kill.part()));
    }
    assertThat(lead.post("/audit/verify", Map.of()).expect(200).text("/intact")).isEqualTo("true");
  }
}
