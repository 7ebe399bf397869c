package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.RehearsalActivities.RehearsalKey;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalState;
import dev.hansei.workflows.suites.RunSuiteInput;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rehearsals of promotions. Written by the activities of {@code Promote}, each once. */
@Singleton
public final class Rehearsals {
  private final RehearsalRepository rows;
  private final Transactions transactions;
  private final Edges edges;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  Rehearsals(
      RehearsalRepository rows,
      Transactions transactions,
      Edges edges,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.edges = edges;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * One rehearsal.
   *
   * @param run what asks the candidate; empty where nothing is asked
   */
  public record Begun(RehearsalReport report, Optional<RunSuiteInput> run) {}

  /** What was seen so far; empty where none has begun. */
  public Optional<RehearsalReport> find(ProjectId project, PromotionId id) {
    return begun(new RehearsalKey(project, id)).map(Begun::report);
  }

  /** The rehearsal with its run. */
  public Optional<Begun> begun(RehearsalKey key) {
    return transactions.read(() -> row(key).map(this::begun));
  }

  /** Whether the candidate's errors hold the promotion. */
  boolean holds(ProjectId project, PromotionId id) {
    return find(project, id).filter(RehearsalReport::held).isPresent();
  }

  private Begun begun(RehearsalRow row) {
    return new Begun(
        json.read(row.report(), RehearsalReport.class),
        Optional.ofNullable(row.runInput()).map(text -> json.read(text, RunSuiteInput.class)));
  }

  /** Begins it, or ends it at once where nothing is asked. One that is there stays as it is. */
  public Begun begin(RehearsalKey key, RehearsalReport report, Optional<RunSuiteInput> run) {
    return transactions.findOrInsert(
        () -> row(key).map(this::begun),
        () -> {
          insert(key, report, run.map(json::write).orElse(null));
          if (report.state() != RehearsalState.RUNNING) {
            tell(key, report);
          }
          return new Begun(report, run);
        });
  }

  /** Ends it. One that has ended stays as it is. */
  public RehearsalReport end(RehearsalKey key, RehearsalReport report) {
    return transactions.write(() -> {
      int ended =
          rows.end(
              key.projectId().value(),
              key.promotionId().value(),
              report.state().name(),
              json.write(report),
              clock.instant());
      if (ended > 0) {
        tell(key, report);
      }
      return row(key).map(this::begun).map(Begun::report).orElse(report);
    });
  }

  private void insert(RehearsalKey key, RehearsalReport report, @Nullable String run) {
    var now = clock.instant();
    rows.insert(
        new RehearsalRow(
            key.projectId().value(),
            key.promotionId().value(),
            report.state().name(),
            run,
            json.write(report),
            now,
            report.state() == RehearsalState.RUNNING ? null : now));
  }

  private Optional<RehearsalRow> row(RehearsalKey key) {
    return rows.find(key.projectId().value(), key.promotionId().value());
  }

  /** The chain binds the report by its hash. */
  private void tell(RehearsalKey key, RehearsalReport report) {
    Node promotion = Node.of(NodeKind.PROMOTION, key.promotionId());
    report
        .run()
        .ifPresent(run ->
            edges.add(
                key.projectId(),
                List.of(new Edge(Node.of(NodeKind.RUN, run), Relation.USED_BY, promotion))));
    audit.append(
        key.projectId(),
        new Actor.ByWorkflow("promotions/" + key.promotionId()),
        "promotions.rehearsal",
        promotion,
        Map.of("state", report.state().name(), "report", Sha256.of(json.write(report)).hex()));
  }
}
