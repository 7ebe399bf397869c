package dev.hansei.infra.registry.tunings;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.infra.registry.tunings.TuningView.Outcome;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuningActivities.TuningEnd;
import dev.hansei.workflows.tunings.TuningActivities.TuningPlan;
import dev.hansei.workflows.tunings.TuningId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tunings: what they learn from, and what comes of it. */
@Singleton
public final class Tunings {
  private static final int REASON_CHARS_MAX = 200;

  private final TuningRepository rows;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  Tunings(
      TuningRepository rows,
      Transactions transactions,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** Writes the row of a tuning that begins; one that is there stays. */
  public void open(TuneInput input) {
    transactions.run(() -> {
      if (find(input.projectId(), input.tuningId()).isEmpty()) {
        rows.insert(TuningRow.begun(input, json.write(input), clock.instant()));
        audit.append(
            input.projectId(),
            new Actor.ByPerson(input.requestedBy()),
            "tunings.start",
            node(input.tuningId()),
            Map.of("name", input.name(), "base", input.base().toString()));
      }
    });
  }

  /**
   * Freezes what is learnt from, with its lineage; a plan that is there stays.
   *
   * @param plan its material is in the object store
   * @param documents whose passages are ranked
   */
  public TuningView freeze(
      ProjectId project, TuningId id, TuningPlan plan, List<DocumentId> documents) {
    return transactions.write(() -> {
      TuningRow row = lock(project, id);
      if (row.isRunning() && row.materialSha256() == null) {
        artifacts.register(project, plan.material());
        rows.freeze(row.frozen(plan));
        edges.add(project, TuningEdges.into(row.view(json).input(), plan, documents));
      }
      return require(project, id);
    });
  }

  /**
   * Writes what it came to, with lineage and audit; a tuning that has ended stays as it is.
   *
   * @param outcome its report is in the object store; adapter and candidate are registered
   */
  public TuningView complete(ProjectId project, TuningId id, Outcome outcome) {
    return transactions.write(() -> {
      TuningRow row = lock(project, id);
      if (row.isRunning()) {
        TuningRow ended = row.ended(outcome, json.write(outcome.report()), clock.instant());
        rows.complete(ended);
        artifacts.register(project, outcome.stored());
        edges.add(project, TuningEdges.outOf(id, outcome));
        audit.append(
            project,
            new Actor.ByPerson(row.view(json).input().requestedBy()),
            "tunings.complete",
            node(id),
            Map.of("state", ended.state(), "sha256", outcome.stored().sha256().hex()));
      }
      return require(project, id);
    });
  }

  /** Says that nothing will come of it; a tuning that has ended stays as it is. */
  public void end(TuningEnd end) {
    String reason = end.reason().substring(0, Math.min(REASON_CHARS_MAX, end.reason().length()));
    transactions.run(() -> {
      Optional<TuningRow> running =
          rows.lock(end.projectId().value(), end.tuningId().value()).filter(TuningRow::isRunning);
      if (running.isPresent()) {
        rows.end(running.get().stopped(end, reason, clock.instant()));
        audit.append(
            end.projectId(),
            new Actor.BySystem(),
            "tunings.end",
            node(end.tuningId()),
            Map.of("state", end.state().name(), "code", end.code(), "reason", reason));
      }
    });
  }

  /** The tuning, where the project has it. */
  public Optional<TuningView> find(ProjectId project, TuningId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.view(json)));
  }

  /**
   * The tuning.
   *
   * @throws RegistryException NOT_FOUND
   */
  public TuningView require(ProjectId project, TuningId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("tuning", id));
  }

  /** Tunings, newest first. */
  public Page<TuningView> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.view(json),
            TuningRow::tuningId));
  }

  private TuningRow lock(ProjectId project, TuningId id) {
    return rows.lock(project.value(), id.value())
        .orElseThrow(() -> RegistryException.notFound("tuning", id));
  }

  static Node node(TuningId id) {
    return Node.of(NodeKind.TUNING, id);
  }
}
