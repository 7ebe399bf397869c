package dev.hansei.api.monitors;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.monitors.MonitorScores;
import dev.hansei.infra.registry.monitors.MonitorTicks;
import dev.hansei.infra.registry.monitors.Monitors;
import dev.hansei.infra.registry.monitors.TraceScores;
import dev.hansei.infra.registry.monitors.TraceScores.Line;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.monitors.LiveDetector;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.monitors.MonitorActivities.Tick;
import dev.hansei.workflows.monitors.MonitorId;
import dev.hansei.workflows.monitors.MonitorInput;
import dev.hansei.workflows.monitors.MonitorPlan;
import dev.hansei.workflows.monitors.ScoreOutcome;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A monitor that has looked, without its workflow. */
public record MonitorSeed(ApiServer server, Project project, MonitorId id) {
  private static final Actor SYSTEM = new Actor.BySystem();

  /** One of a prompt, with these judges and a detector of refusals; it has not looked yet. */
  public static MonitorSeed of(
      ApiServer server, Project project, PromptId prompt, List<JudgeId> judges) {
    var id = new MonitorId(server.get(Ids.class).next());
    var detectors = List.of(LiveDetector.REFUSAL);
    server
        .get(Monitors.class)
        .open(
            new MonitorInput(
                project.id(),
                id,
                new MonitorPlan(prompt, MonitorPlan.SHARE_MAX, judges, detectors, 100, 5),
                SYSTEM,
                Optional.empty()));
    return new MonitorSeed(server, project, id);
  }

  /**
   * It takes traces that are there: the first is a refusal, and the judge passes every other one.
   *
   * @param judge the name of the judge's evaluations; empty where it was not asked
   */
  public void take(List<TraceId> traces, Optional<String> judge, String silent) {
    old();
    var tick = new Tick(project.id(), id, 1);
    server.get(MonitorTicks.class).begin(tick);
    List<TraceScores> scores = new ArrayList<>();
    for (TraceId trace : traces) {
      int place = scores.size();
      List<Line> lines = new ArrayList<>();
      lines.add(Line.scored(LiveMetrics.of(LiveDetector.REFUSAL), place == 0 ? 1 : 0, ""));
      judge.ifPresent(name -> lines.add(Line.scored(name, place % 2 == 0 ? 1 : 0, "So it reads.")));
      if (!silent.isEmpty()) {
        lines.add(Line.unscored(silent, ScoreOutcome.NOT_CERTIFIED));
      }
      scores.add(new TraceScores(trace, lines));
    }
    server.get(MonitorScores.class).record(tick, scores);
    server.get(MonitorTicks.class).end(tick);
  }

  /** Made an hour ago, so that there is a window to look at. */
  private void old() {
    String older =
        """
        UPDATE monitors_monitor SET watching_since = watching_since - INTERVAL 1 HOUR
        WHERE monitor_id = UNHEX(?)
        """;
    try (var connection =
            DelegatingDataSource.unwrapDataSource(server.get(DataSource.class)).getConnection();
        var update = connection.prepareStatement(older)) {
      connection.setAutoCommit(true);
      update.setString(1, id.toString().replace("-", ""));
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
