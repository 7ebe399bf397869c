package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.firstpath.Caller;
import dev.hansei.api.firstpath.LiveTraffic;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The worker's clock jumps an hour ahead, then two hours back, while a release is on its way: steps
 * go by the number of outcomes, what waits for people expires by the engine's timers, and the audit
 * log is in the order in which things happened.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockJumpIT {
  private static final String DATABASE = "clock_jump";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** As short as a request may be awaited, and much shorter than the jumps. */
  private static final Duration AWAITED = Duration.ofMinutes(1);

  private static final String PLAN =
      """
      , "plan": {"steps": [{"percent": 25, "outcomes": 10}, {"percent": 50, "outcomes": 10}],
                 "metrics": [{"name": "thumbs"}], "patience": "PT30M"}
      """;

  private final JumpingClock clock = new JumpingClock();
  private ApiServer server;

  /** As far off as it was last told. */
  private static final class JumpingClock extends Clock {
    private final Clock real = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    private volatile Duration off = Duration.ZERO;

    void jump(Duration ahead) {
      off = ahead;
    }

    @Override
    public Instant instant() {
      return real.instant().plus(off);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nobody asks for the time of a place");
    }
  }

  @BeforeAll
  void start() {
    LocalTemporal temporal = LocalTemporal.namespace("clock-jump");
    server = ApiServer.with(DATABASE, temporal);
    ApiServer worker = ApiServer.worker(DATABASE, temporal, clock);
    clock.jump(Duration.ofDays(1));
    assertThat(worker.get(Clock.class).instant())
        .as("the worker's clock is this one")
        .isAfter(Instant.now().plus(Duration.ofHours(23)));
    clock.jump(Duration.ZERO);
  }

  @Test
  void stepsGoByOutcomesAndTheLogByItsNumbers() throws Exception {
    Project project = server.project();
    var asked = new AskedPromotions(server, project);
    List<Client> managers = managers(project);
    String first = asked.ask(0, asked.write(), "");
    approve(asked, first, managers);
    asked.await(first, "promoted");
    LiveTraffic traffic = traffic(asked);

    clock.jump(Duration.ofHours(1));
    String second = asked.ask(1, asked.write(), PLAN);
    approve(asked, second, managers);
    traffic.flow(PATIENCE, () -> begun(asked, second) == 2);
    clock.jump(Duration.ofHours(-1));
    traffic.flow(PATIENCE, () -> !state(asked, second).equals("rolling"));

    asked.await(second, "promoted");
    for (JsonNode step : steps(asked, second)) {
      assertThat(step.at("/state").asText()).isEqualTo("done");
      assertThat(step.at("/metrics/0/inStep").asInt()).isGreaterThanOrEqualTo(10);
    }
    assertThat(server.everything(project).post("/audit/verify", "{}").expect(200).text("/intact"))
        .isEqualTo("true");
    assertThat(isLogOutOfTime(project)).as("the log has times that go back").isTrue();
  }

  @Test
  void approvalsAreAwaitedByTheEnginesTimers() {
    var asked = new AskedPromotions(server, server.project());
    String patience = ", \"patience\": \"%s\"".formatted(AWAITED);
    long began = System.nanoTime();
    List<String> requests = new ArrayList<>();
    for (int hours : List.of(1, -1)) {
      clock.jump(Duration.ofHours(hours));
      String request = asked.ask(0, asked.write(), patience);
      asked.await(request, "awaiting-approval");
      requests.add(request);
    }
    for (String request : requests) {
      asked.await(request, "expired");
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(AWAITED, AWAITED.multipliedBy(2));
    }
    assertThat(asked.live()).isZero();
  }

  private List<Client> managers(Project project) {
    return List.of(
        server.token(project, Role.RELEASE_MANAGER), server.token(project, Role.RELEASE_MANAGER));
  }

  private static void approve(AskedPromotions asked, String promotion, List<Client> managers) {
    asked.await(promotion, "awaiting-approval");
    for (Client manager : managers) {
      manager.post("/promotions/" + promotion + "/decisions", "{\"kind\":\"approve\"}").expect(200);
    }
  }

  private LiveTraffic traffic(AskedPromotions asked) {
    Client lead = asked.lead();
    var application = new Caller(server.base(), lead.project(), lead.secret());
    return new LiveTraffic(application, "answer", Map.of(1, _ -> true, 2, _ -> true));
  }

  private static List<JsonNode> steps(AskedPromotions asked, String promotion) {
    List<JsonNode> steps = new ArrayList<>();
    asked
        .lead()
        .get("/promotions/" + promotion + "/steps")
        .expect(200)
        .json()
        .at("/items")
        .forEach(steps::add);
    return steps;
  }

  private static int begun(AskedPromotions asked, String promotion) {
    return steps(asked, promotion).size();
  }

  private static String state(AskedPromotions asked, String promotion) {
    return asked.lead().get("/promotions/" + promotion).expect(200).text("/state");
  }

  /** Newest first: somewhere an entry is dated after the one that follows it. */
  private boolean isLogOutOfTime(Project project) {
    List<Instant> times = new ArrayList<>();
    for (JsonNode entry :
        server.everything(project).get("/audit?limit=200").expect(200).json().at("/items")) {
      times.add(Instant.parse(entry.at("/at").asText()));
    }
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i).isAfter(times.get(i - 1))) {
        return true;
      }
    }
    return false;
  }
}
