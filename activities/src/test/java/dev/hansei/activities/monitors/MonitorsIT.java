package dev.hansei.activities.monitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.monitors.MonitorFigures;
import dev.hansei.infra.registry.monitors.MonitorFigures.Figure;
import dev.hansei.infra.registry.monitors.Monitors;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.monitors.LiveDetector;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.monitors.LookPolicy;
import dev.hansei.workflows.monitors.MonitorActivities;
import dev.hansei.workflows.monitors.MonitorActivities.ScoredPage;
import dev.hansei.workflows.monitors.MonitorActivities.Tick;
import dev.hansei.workflows.monitors.MonitorActivities.TickPage;
import dev.hansei.workflows.monitors.MonitorActivities.TickPlan;
import dev.hansei.workflows.monitors.MonitorId;
import dev.hansei.workflows.monitors.MonitorInput;
import dev.hansei.workflows.monitors.MonitorPlan;
import dev.hansei.workflows.monitors.MonitorState;
import dev.hansei.workflows.monitors.ScoreOutcome;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.temporal.testing.TestActivityEnvironment;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Looks of monitors, on a real registry, with judges whose model is spoken to over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorsIT {
  private static final Actor LEAD = new Actor.BySystem();
  private static final String RUBRIC = "Pass if it helps.";
  private static final Duration LATELY = Duration.ofMinutes(5);
  private static final int ALL = MonitorPlan.SHARE_MAX;

  private Workplace workplace;
  private ProjectId project;
  private PromptId prompt;
  private LiveTraffic traffic;
  private TestActivityEnvironment temporal;
  private MonitorActivities activities;

  @BeforeAll
  void open() {
    workplace = Workplace.open("monitors");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void start() {
    workplace.stub().forget();
    workplace
        .stub()
        .always(RUBRIC, new StubFault.Say("{\"reason\": \"It does.\", \"pass\": true}"));
    project = workplace.newProject();
    prompt = workplace.get(Prompts.class).create(project, new PromptName("support"), LEAD).id();
    traffic = new LiveTraffic(workplace, project, "support");
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(workplace.get(MonitorActivitiesImpl.class));
    activities = temporal.newActivityStub(MonitorActivities.class);
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void whatIsReadTwiceIsScoredAndWrittenOnce() {
    CertifiedJudge judge = CertifiedJudge.of(workplace, project, RUBRIC);
    TraceId good = traffic.trace(1, "It is in Osaka.", LATELY);
    TraceId refusal = traffic.trace(2, "I'm sorry, but I cannot answer that.", LATELY);
    TraceId silent = traffic.trace(3, "", LATELY);
    TraceId other = new LiveTraffic(workplace, project, "sales").trace(4, "Buy two.", LATELY);
    MonitorId monitor = monitor(ALL, 100, List.of(judge.judge().id()));
    int before = workplace.stub().calls();

    assertThat(look(monitor, 1)).as("one waits for its answer").isEqualTo(2);
    assertThat(activities.scorePage(page(monitor, 1)))
        .as("run twice")
        .isEqualTo(new ScoredPage(0, Optional.empty()));
    assertThat(look(monitor, 2)).as("the windows overlap").isZero();
    assertThat(workplace.stub().calls() - before).as("paid once").isEqualTo(2);

    String helps = LiveMetrics.of("helpful", judge.judge().id());
    assertThat(traffic.scores(good))
        .containsExactly(entry("detector:refusal", 0.0), entry(helps, 1.0));
    assertThat(traffic.scores(refusal))
        .containsExactly(entry("detector:refusal", 1.0), entry(helps, 1.0));
    assertThat(traffic.pieces(good)).isEqualTo(2);
    assertThat(traffic.pieces(silent)).isZero();
    assertThat(traffic.pieces(other)).isZero();
    assertThat(figure(monitor, "detector:refusal").mean().orElseThrow().value()).isEqualTo(0.5);
    assertThat(figure(monitor, helps).scored()).isEqualTo(2);
  }

  @Test
  void aTraceWithoutAnAnswerIsTakenInTheEnd() {
    CertifiedJudge judge = CertifiedJudge.of(workplace, project, RUBRIC);
    TraceId late = traffic.trace(1, "", Duration.ofMinutes(16));
    MonitorId monitor = monitor(ALL, 100, List.of(judge.judge().id()));
    assertThat(look(monitor, 1)).isEqualTo(1);
    assertThat(traffic.scores(late)).containsOnlyKeys("detector:refusal");
    assertThat(figure(monitor, LiveMetrics.of("helpful", judge.judge().id())).unscored())
        .containsExactly(entry(ScoreOutcome.NOTHING_TO_JUDGE, 1L));
  }

  @Test
  void aJudgeWhoseCertificateWasRevokedIsNotAskedAndTheRestScores() {
    CertifiedJudge judge = CertifiedJudge.of(workplace, project, RUBRIC);
    judge.revoke();
    TraceId trace = traffic.trace(1, "It is in Osaka.", LATELY);
    MonitorId monitor = monitor(ALL, 100, List.of(judge.judge().id()));
    int before = workplace.stub().calls();
    assertThat(look(monitor, 1)).isEqualTo(1);
    assertThat(workplace.stub().calls() - before).isZero();
    assertThat(traffic.scores(trace)).containsOnlyKeys("detector:refusal");
    Figure silent = figure(monitor, LiveMetrics.of("helpful", judge.judge().id()));
    assertThat(silent.scored()).isZero();
    assertThat(silent.unscored()).containsExactly(entry(ScoreOutcome.NOT_CERTIFIED, 1L));
  }

  @Test
  void judgesStopWhenTheDaysCallsAreUsedUp() {
    CertifiedJudge judge = CertifiedJudge.of(workplace, project, RUBRIC);
    for (int i = 1; i <= 5; i++) {
      traffic.trace(i, "It is in Osaka, shelf %d.".formatted(i), LATELY);
    }
    MonitorId monitor = monitor(ALL, 2, List.of(judge.judge().id()));
    int before = workplace.stub().calls();
    assertThat(look(monitor, 1)).isEqualTo(5);
    traffic.trace(6, "It is in Kyoto.", LATELY);
    assertThat(look(monitor, 2)).isEqualTo(1);
    assertThat(workplace.stub().calls() - before).as("also over two looks").isEqualTo(2);
    Figure figure = figure(monitor, LiveMetrics.of("helpful", judge.judge().id()));
    assertThat(figure.scored()).isEqualTo(2);
    assertThat(figure.unscored()).containsExactly(entry(ScoreOutcome.DAY_LIMIT, 4L));
    assertThat(figure(monitor, "detector:refusal").scored()).as("they cost nothing").isEqualTo(6);
  }

  @Test
  void onlyTheSampleIsTaken() {
    List<TraceId> all = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      all.add(traffic.trace(i, "It is in Osaka.", LATELY));
    }
    MonitorId monitor = monitor(ALL / 4, 0, List.of());
    long sampled = all.stream().filter(id -> LookPolicy.samples(monitor, id, ALL / 4)).count();
    assertThat(look(monitor, 1)).isEqualTo((int) sampled).isBetween(1, 39);
  }

  @Test
  void pausedItDoesNotLookAndResumedItBeginsAnew() {
    MonitorId monitor = monitor(ALL, 0, List.of());
    Monitors monitors = workplace.get(Monitors.class);
    monitors.pause(project, monitor, LEAD);
    assertThat(activities.beginTick(tick(monitor, 1)))
        .isEqualTo(new TickPlan(MonitorState.PAUSED, false));
    traffic.trace(1, "It is in Osaka.", LATELY);
    monitors.resume(project, monitor, LEAD);
    assertThat(activities.beginTick(tick(monitor, 1)))
        .as("what started while it was paused is not looked at")
        .isEqualTo(new TickPlan(MonitorState.WATCHING, false));
    activities.endMonitor(new MonitorActivities.MonitorEnd(project, monitor, "NOT_FOUND"));
    assertThat(activities.beginTick(tick(monitor, 1)))
        .isEqualTo(new TickPlan(MonitorState.ENDED, false));
    assertThat(monitors.require(project, monitor).failureCode()).isEqualTo("NOT_FOUND");
  }

  @Test
  void pausedInTheMiddleOfALookItPaysNothingMore() {
    CertifiedJudge judge = CertifiedJudge.of(workplace, project, RUBRIC);
    TraceId trace = traffic.trace(1, "It is in Osaka.", LATELY);
    MonitorId monitor = monitor(ALL, 100, List.of(judge.judge().id()));
    Monitors monitors = workplace.get(Monitors.class);
    int before = workplace.stub().calls();
    assertThat(activities.beginTick(tick(monitor, 1)).due()).isTrue();

    monitors.pause(project, monitor, LEAD);
    assertThat(activities.scorePage(page(monitor, 1)))
        .as("also where more pages were to come")
        .isEqualTo(new ScoredPage(0, Optional.empty()));
    monitors.resume(project, monitor, LEAD);
    assertThat(activities.beginTick(tick(monitor, 1)).due()).isTrue();
    assertThat(activities.scorePage(page(monitor, 1)))
        .as("what started before it was resumed")
        .isEqualTo(new ScoredPage(0, Optional.empty()));
    activities.endTick(tick(monitor, 1));
    assertThat(workplace.stub().calls() - before).isZero();
    assertThat(traffic.pieces(trace)).isZero();
  }

  /** One that is an hour old. */
  private MonitorId monitor(int share, int calls, List<JudgeId> judges) {
    var id = new MonitorId(workplace.get(Ids.class).next());
    var plan = new MonitorPlan(prompt, share, judges, List.of(LiveDetector.REFUSAL), calls, 5);
    var input = new MonitorInput(project, id, plan, LEAD, Optional.empty());
    activities.openMonitor(input);
    activities.openMonitor(input);
    String older =
        """
        UPDATE monitors_monitor SET watching_since = watching_since - INTERVAL 1 HOUR
        WHERE monitor_id = UNHEX(?)
        """;
    try (var connection =
            DelegatingDataSource.unwrapDataSource(workplace.get(DataSource.class)).getConnection();
        var update = connection.prepareStatement(older)) {
      connection.setAutoCommit(true);
      update.setString(1, id.toString().replace("-", ""));
      assertThat(update.executeUpdate()).as("opened once").isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return id;
  }

  /** A whole look; answers how many traces were new. */
  private int look(MonitorId monitor, int number) {
    assertThat(activities.beginTick(tick(monitor, number)).due()).isTrue();
    ScoredPage scored = activities.scorePage(page(monitor, number));
    assertThat(scored.next()).isEmpty();
    activities.endTick(tick(monitor, number));
    return scored.taken();
  }

  private Tick tick(MonitorId monitor, int number) {
    return new Tick(project, monitor, number);
  }

  private TickPage page(MonitorId monitor, int number) {
    return new TickPage(tick(monitor, number), Optional.empty());
  }

  private Figure figure(MonitorId monitor, String metric) {
    return workplace.get(MonitorFigures.class).since(project, monitor, LocalDate.EPOCH).stream()
        .filter(figure -> figure.metric().equals(metric))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no figure of " + metric));
  }
}
