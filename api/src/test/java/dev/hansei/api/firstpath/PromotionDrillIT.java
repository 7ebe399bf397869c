package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.firstpath.ReleaseWalk.Moment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills worker, api, Temporal and database where a release is checked, approved, moved, tried on
 * some callers, taken back and given to all. It ends as its twin without faults did: the same
 * shares one after another, each outcome counted once; and at every moment what is served was
 * approved. Then the database stops answering, and those who ask for the prompt do not notice.
 *
 * <p>Three kills always; one of each part at each place with {@code -Dhansei.drills=true}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromotionDrillIT {
  private static final String PROMPT = "handbook";

  /** An engine that was killed needs a minute to serve again, so that one is for the long drill. */
  private static final Map<Moment, String> FEW =
      Map.of(
          Moment.NEARLY_HARMED, "worker",
          Moment.SECOND_STEP, "worker",
          Moment.MOVING, "api");

  private StackProcess stack;
  private Caller lead;
  private ReleaseWalk walk;
  private Story twin;

  /** What a release did to the pointers, and how it ended, without ids and moments. */
  private record Story(List<String> moves, Map<String, String> states, List<String> steps) {}

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    stack = new StackProcess(home, Map.of());
    stack.up();
    Crew crew = Crew.arriving(stack);
    lead = crew.lead();
    var traffic =
        new LiveTraffic(
            lead,
            PROMPT,
            Map.of(
                ReleaseWalk.ONE, _ -> true,
                ReleaseWalk.HARMFUL, _ -> false,
                ReleaseWalk.OTHER, _ -> true));
    walk = new ReleaseWalk(Releases.of(crew, PROMPT), traffic);
    walk.prepare();
    twin = story(_ -> {});
    assertThat(twin.states())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("team", "promoted", "harmful", "rolled-back", "good", "promoted"));
    assertThat(twin.moves())
        .containsExactly(
            "TEAM: new to all",
            "PRODUCTION: bad to 5000 beside old",
            "PRODUCTION: old to all",
            "PRODUCTION: new to 2500 beside old",
            "PRODUCTION: new to 5000 beside old",
            "PRODUCTION: new to all");
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void aReleaseEndsAsItsTwinThoughPartsAreKilledOnItsWay() throws Exception {
    drill(FEW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker", "api", "temporal", "registry"})
  void aReleaseEndsAsItsTwinWhereverAPartIsKilled(String part) throws Exception {
    Drill.assumeLong();
    drill(
        Arrays.stream(Moment.values())
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    _ -> part,
                    (one, _) -> one,
                    () -> new EnumMap<>(Moment.class))));
  }

  private void drill(Map<Moment, String> victims) throws Exception {
    long began = System.nanoTime();
    Story story =
        story(moment -> {
          String part = victims.get(moment);
          if (part != null) {
            stack.awaitReady(part);
            stack.kill(part);
          }
          System.out.printf(
              "%s: %s, after %d ms%n",
              moment,
              part == null ? "nothing is killed" : part + " is killed",
              Duration.ofNanos(System.nanoTime() - began).toMillis());
        });
    assertThat(story).isEqualTo(twin);
    assertThat(lead.post("/audit/verify", Map.of()).expect(200).text("/intact")).isEqualTo("true");
  }

  /** Walks a release under the eyes of a watch. */
  private Story story(ReleaseWalk.Plug plug) throws Exception {
    try (PointerWatch watch = PointerWatch.on(stack)) {
      int before = watch.moves().size();
      ReleaseWalk.Ended ended = walk.walk(plug);
      List<String> moves = watch.moves().stream().skip(before).map(this::words).toList();
      for (String rollout : ended.rollouts()) {
        assertThat(watch.miscounted(rollout)).as("outcomes of %s", rollout).isEmpty();
      }
      assertThat(watch.unapproved()).isEmpty();
      assertThat(watch.looks()).as("looks of the watch").isGreaterThan(20);
      assertThat(watch.unapprovedWithoutDecisions()).hasSizeGreaterThanOrEqualTo(2);
      walk.turn();
      return new Story(moves, ended.states(), ended.steps());
    }
  }

  private String words(PointerWatch.Move move) {
    String live = walk.role(move.version());
    return move.candidate() == 0
        ? "%s: %s to all".formatted(move.stage(), live)
        : "%s: %s to %d beside %s"
            .formatted(move.stage(), walk.role(move.candidate()), move.share(), live);
  }

  @Test
  void whoAsksForThePromptDoesNotNoticeThatTheDatabaseStopsAnswering() throws Exception {
    servesWithout(Duration.ofSeconds(10));
  }

  @Test
  void norForAMinute() throws Exception {
    Drill.assumeLong();
    servesWithout(Duration.ofMinutes(1));
  }

  private void servesWithout(Duration silence) throws Exception {
    int live = walk.live();
    lead.await("/prompts/" + PROMPT, Releases.PATIENCE, served -> served.number("/number") == live);
    try (PromptReaders readers = PromptReaders.of(lead, PROMPT, live)) {
      readers.awaitAnswers();
      stack.signal("registry", "STOP");
      try {
        Thread.sleep(silence.toMillis());
        assertThat(stranger().status()).as("a token that nobody knows yet").isEqualTo(503);
      } finally {
        stack.signal("registry", "CONT");
      }
      readers.awaitFresh();
      assertThat(readers.troubles()).isEmpty();
      assertThat(readers.oldest())
          .as("the age that answers told")
          .isBetween(silence.minusSeconds(3), silence.plusSeconds(40));
    }
  }

  /** Who asks for the first time when nobody can say whether they may. */
  private Reply stranger() {
    return new Caller(lead.base(), lead.project(), "hsi_" + "x".repeat(43))
        .get("/prompts/" + PROMPT);
  }
}
