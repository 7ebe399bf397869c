package dev.hansei.infra.registry.monitors;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.monitors.MonitorId;
import dev.hansei.workflows.monitors.MonitorInput;
import dev.hansei.workflows.monitors.MonitorState;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The monitors of a project. Written by their workflow, but for pausing: that is a person's. */
@Singleton
public final class Monitors {
  private final MonitorRepository rows;
  private final Audit audit;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  Monitors(
      MonitorRepository rows,
      Audit audit,
      CanonicalJson json,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.json = json;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Writes the row of a monitor that begins; one that is there stays. */
  public void open(MonitorInput input) {
    transactions.run(() -> {
      if (find(input.projectId(), input.monitorId()).isEmpty()) {
        var now = clock.instant();
        rows.insert(
            new MonitorRow(
                input.projectId().value(),
                input.monitorId().value(),
                input.plan().promptId().value(),
                json.write(input),
                MonitorState.WATCHING.name(),
                "",
                now,
                null,
                now,
                null));
        append(input.projectId(), input.monitorId(), input.startedBy(), "create");
      }
    });
  }

  /** The monitor, where the project has it. */
  public Optional<MonitorView> find(ProjectId project, MonitorId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.view(json)));
  }

  /**
   * The monitor.
   *
   * @throws RegistryException NOT_FOUND {@code monitor-not-found}
   */
  public MonitorView require(ProjectId project, MonitorId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("monitor", id));
  }

  /** All, newest first. */
  public Page<MonitorView> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.view(json),
            MonitorRow::monitorId));
  }

  /**
   * Stops it from looking, at once: a page of traces that is being scored is scored to its end, and
   * no other of that look begins. One that is paused stays so.
   *
   * @throws RegistryException NOT_FOUND; CONFLICT {@code monitor-ended}
   */
  public MonitorView pause(ProjectId project, MonitorId id, Actor actor) {
    return turn(project, id, MonitorState.PAUSED, actor);
  }

  /**
   * Lets it look again, at traces that start from now on. One that watches goes on.
   *
   * @throws RegistryException NOT_FOUND; CONFLICT {@code monitor-ended}
   */
  public MonitorView resume(ProjectId project, MonitorId id, Actor actor) {
    return turn(project, id, MonitorState.WATCHING, actor);
  }

  private MonitorView turn(ProjectId project, MonitorId id, MonitorState state, Actor actor) {
    return transactions.write(() -> {
      MonitorView there =
          rows.lock(project.value(), id.value())
              .map(row -> row.view(json))
              .orElseThrow(() -> RegistryException.notFound("monitor", id));
      if (there.state() == MonitorState.ENDED) {
        throw new RegistryException(
            RegistryException.Kind.CONFLICT,
            "monitor-ended",
            "Monitor %s has ended; make a new one.".formatted(id));
      }
      if (there.state() == state) {
        return there;
      }
      boolean resumes = state == MonitorState.WATCHING;
      var since = resumes ? clock.instant() : there.watchingSince();
      rows.turn(project.value(), id.value(), state.name(), since);
      append(project, id, actor, resumes ? "resume" : "pause");
      return require(project, id);
    });
  }

  /** Says that it never looks again; one that has ended stays as it is. */
  public void end(ProjectId project, MonitorId id, String failureCode) {
    transactions.run(() -> {
      if (rows.end(project.value(), id.value(), failureCode, clock.instant()) == 1) {
        append(project, id, new Actor.BySystem(), "end");
      }
    });
  }

  private void append(ProjectId project, MonitorId id, Actor actor, String what) {
    audit.append(project, actor, "monitors." + what, AuditSubject.of("monitor", id), Map.of());
  }
}
