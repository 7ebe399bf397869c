package dev.hansei.workflows.monitors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.MonitorSamples;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.FailurePolicy;
import dev.hansei.workflows.monitors.LookPolicy.Window;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookPolicyTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final JudgeId JUDGE = JudgeId.of("019a9000-0000-7000-8000-0000000000f3");

  @Test
  void aWindowReachesBackBeforeTheLastOneButNotBeforeTheMonitor() {
    assertThat(LookPolicy.window(minutes(-60), Optional.empty(), NOON))
        .contains(new Window(minutes(-60), minutes(-1)));
    assertThat(LookPolicy.window(minutes(-60), Optional.of(minutes(-6)), NOON))
        .contains(new Window(minutes(-36), minutes(-1)));
    assertThat(LookPolicy.window(minutes(-10), Optional.of(minutes(-6)), NOON))
        .contains(new Window(minutes(-10), minutes(-1)));
    assertThat(LookPolicy.window(minutes(-1), Optional.empty(), NOON)).isEmpty();
  }

  @Test
  void whatAnOutageLeftBehindIsLookedAtInSeveralLooks() {
    Window first = LookPolicy.window(minutes(-2_880), Optional.empty(), NOON).orElseThrow();
    assertThat(first).isEqualTo(new Window(minutes(-2_880), minutes(-2_520)));
    assertThat(LookPolicy.isBehind(first)).isTrue();
    Optional<Instant> reached = Optional.of(first.upTo());
    int looks = 1;
    while (reached.filter(minutes(-1)::equals).isEmpty()) {
      reached = LookPolicy.window(minutes(-2_880), reached, NOON).map(Window::upTo);
      looks++;
    }
    assertThat(looks).as("5.5 hours at a time").isEqualTo(9);
    assertThat(LookPolicy.isBehind(new Window(minutes(-36), minutes(-1)))).isFalse();
  }

  @Test
  void anAnswerIsWaitedForAWhile() {
    assertThat(LookPolicy.waits(minutes(-14), false, false, NOON)).isTrue();
    assertThat(LookPolicy.waits(minutes(-16), false, false, NOON)).isFalse();
    assertThat(LookPolicy.waits(minutes(-14), true, false, NOON)).isFalse();
    assertThat(LookPolicy.waits(minutes(-14), false, true, NOON)).isFalse();
  }

  @Test
  void aLargerShareOnlyAddsToTheSample() {
    MonitorId monitor = MonitorSamples.input().monitorId();
    List<TraceId> traces =
        IntStream.range(1, 10_001).mapToObj(i -> new TraceId("%032x".formatted(i))).toList();
    List<TraceId> tenth =
        traces.stream().filter(id -> LookPolicy.samples(monitor, id, 1_000)).toList();
    assertThat(tenth.size()).isBetween(900, 1_100);
    assertThat(tenth).allMatch(id -> LookPolicy.samples(monitor, id, 2_000));
    assertThat(traces).allMatch(id -> LookPolicy.samples(monitor, id, MonitorPlan.SHARE_MAX));
  }

  @Test
  void namesFitIntoAnEvaluation() {
    assertThat(LiveMetrics.of(LiveDetector.REFUSAL)).isEqualTo("detector:refusal");
    assertThat(LiveMetrics.of("helpful", JUDGE)).isEqualTo("judge:helpful@" + JUDGE);
    assertThat(LiveMetrics.of("x".repeat(80), JUDGE)).hasSize(80).endsWith("@" + JUDGE);
    String halves = LiveMetrics.of("x".repeat(36) + "\uD83D\uDE00", JUDGE);
    assertThat(halves).isEqualTo("judge:%s@%s".formatted("x".repeat(36), JUDGE));
  }

  @Test
  void theSameScoreHasTheSameIdWhoeverWritesIt() {
    TraceId trace = new TraceId("%032x".formatted(1));
    var id = LiveMetrics.feedbackId(trace, "detector:refusal");
    assertThat(LiveMetrics.feedbackId(trace, "detector:refusal")).isEqualTo(id);
    assertThat(LiveMetrics.feedbackId(trace, "detector:no-answer")).isNotEqualTo(id);
    assertThat(id.value().version()).isEqualTo(8);
    assertThat(id.value().variant()).isEqualTo(2);
  }

  @Test
  void aProjectsOwnDetectorsStandBeforeTheUsualOnes() {
    var own = new Detector.Refusal(List.of("no can do"));
    assertThat(LiveDetector.REFUSAL.among(List.of(own, new Detector.ErrorStatus())))
        .containsExactly(own);
    assertThat(LiveDetector.REFUSAL.among(List.of()))
        .isSubsetOf(FailurePolicy.DEFAULT_DETECTORS)
        .hasSize(1);
    assertThat(LiveDetector.NO_ANSWER.among(List.of())).hasSize(1);
    assertThat(LiveDetector.VERBOSITY.among(List.of())).isEmpty();
  }

  private static Instant minutes(long minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }
}
