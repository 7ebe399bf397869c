package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A release step by step, on real processes and by the doors that applications have: a version that
 * does harm is taken back by itself, a good one gets to everybody, though api and worker are killed
 * on its way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolloutPathIT {
  private static final String PROMPT = "handbook";
  private static final int CALLERS = 60;
  private static final Map<String, Object> PLAN =
      Map.of(
          "steps",
          List.of(
              Map.of("percent", 10, "outcomes", 30, "baselinePer", 2),
              Map.of("percent", 50, "outcomes", 30)),
          "metrics",
          List.of(Map.of("name", "thumbs")),
          "patience",
          "P1D");

  private StackProcess stack;
  private Caller lead;
  private Releases releases;
  private LiveTraffic traffic;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    stack = new StackProcess(home, Map.of());
    stack.up();
    Crew crew = Crew.arriving(stack);
    lead = crew.lead();
    releases = Releases.of(crew, PROMPT);
    traffic =
        new LiveTraffic(
            lead, PROMPT, Map.of(1, user -> user % 7 != 0, 2, _ -> false, 3, _ -> true));
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void harmIsTakenBackByItselfAndWhatIsGoodGetsToEverybody() throws Exception {
    releases.write(1);
    String first = releases.ask(new Releases.Wanted("production", 0, 1), Map.of());
    releases.approve(first);
    releases.await(first, "promoted");

    String harmful = rolling(2);
    traffic.flow(Releases.PATIENCE, () -> releases.isOver(harmful));
    assertThat(releases.state(harmful)).isEqualTo("rolled-back");
    assertThat(traffic.servesSoon(CALLERS)).as("the next fetch of everybody").containsExactly(1);
    assertThat(traffic.served()).containsExactlyInAnyOrder(1, 2);
    Reply steps = releases.steps(harmful);
    assertThat(steps.text("/items/0/state")).isEqualTo("back");
    assertThat(steps.text("/items/0/reason")).contains("thumbs");

    String good = rolling(3);
    traffic.flow(Releases.PATIENCE, () -> releases.begun(good) == 2);
    stack.kill("worker");
    stack.kill("api");
    traffic.flow(Releases.PATIENCE, () -> releases.isOver(good));
    assertThat(releases.state(good)).isEqualTo("promoted");
    assertThat(traffic.servesSoon(CALLERS)).containsExactly(3);
    assertThat(lead.post("/audit/verify", Map.of()).expect(200).text("/intact")).isEqualTo("true");
    Histories.check(stack, List.of("How long is it kept", "As version"));
  }

  /** A promotion that both managers have approved, and that has begun. */
  private String rolling(int version) {
    releases.write(version);
    String id = releases.ask(new Releases.Wanted("production", 1, version), PLAN);
    releases.approve(id);
    return id;
  }
}
