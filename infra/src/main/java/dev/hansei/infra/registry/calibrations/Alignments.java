package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignmentActivities.AlignmentEnd;
import dev.hansei.workflows.calibrations.AlignmentActivities.AlignmentPlan;
import dev.hansei.workflows.calibrations.AlignmentId;
import dev.hansei.workflows.calibrations.AlignmentReport;
import dev.hansei.workflows.calibrations.AlignmentState;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alignments of judges: what they work with, and what comes of them. */
@Singleton
public final class Alignments {
  private static final int REASON_CHARS_MAX = 200;

  private final AlignmentRepository rows;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  Alignments(
      AlignmentRepository rows,
      Transactions transactions,
      Artifacts artifacts,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** Writes the row of an alignment that begins; one that is there stays. */
  public void open(AlignInput input) {
    transactions.run(() -> {
      if (find(input.projectId(), input.alignmentId()).isEmpty()) {
        rows.insert(AlignmentRow.begun(input, json.write(input), clock.instant()));
        audit.append(
            input.projectId(),
            input.startedBy(),
            "calibrations.align.start",
            judge(input),
            Map.of("way", input.way().name(), "callsMax", input.callsMax()));
      }
    });
  }

  /** Freezes the labels, which are in the object store; a plan that is there stays. */
  public AlignmentPlan plan(ProjectId project, AlignmentId id, AlignmentPlan plan) {
    return transactions.write(() -> {
      AlignmentRow row = lock(project, id);
      if (row.plan() == null) {
        artifacts.register(project, plan.align());
        artifacts.register(project, plan.heldOut());
        rows.plan(project.value(), id.value(), json.write(plan));
      }
      return require(project, id).plan().orElse(plan);
    });
  }

  /**
   * Writes what it came to; an alignment that has ended stays as it is.
   *
   * @param made the new version, already saved; empty where there is no gain
   */
  public AlignmentView complete(
      ProjectId project, AlignmentId id, AlignmentReport report, Optional<JudgeId> made) {
    return transactions.write(() -> {
      AlignmentRow row = lock(project, id);
      if (row.isRunning()) {
        AlignmentState state = made.isPresent() ? AlignmentState.COMPLETED : AlignmentState.NO_GAIN;
        rows.complete(
            row.completed(
                state, json.write(report), made.map(JudgeId::value).orElse(null), clock.instant()));
        AlignInput input = row.view(json).input();
        audit.append(
            project,
            input.startedBy(),
            "calibrations.align.complete",
            judge(input),
            Map.of("state", state.name(), "made", made.map(JudgeId::toString).orElse("")));
      }
      return require(project, id);
    });
  }

  /** Says that nothing will come of it; an alignment that has ended stays as it is. */
  public void end(AlignmentEnd end) {
    transactions.run(() ->
        rows.lock(end.projectId().value(), end.alignmentId().value())
            .filter(AlignmentRow::isRunning)
            .ifPresent(row -> end(end, row)));
  }

  private void end(AlignmentEnd end, AlignmentRow row) {
    String reason = end.reason().substring(0, Math.min(REASON_CHARS_MAX, end.reason().length()));
    rows.end(row.ended(end.state(), end.code(), reason, clock.instant()));
    audit.append(
        end.projectId(),
        new Actor.BySystem(),
        "calibrations.align.end",
        judge(row.view(json).input()),
        Map.of("state", end.state().name(), "code", end.code(), "reason", reason));
  }

  /** The alignment, where the project has it. */
  public Optional<AlignmentView> find(ProjectId project, AlignmentId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.view(json)));
  }

  /**
   * The alignment.
   *
   * @throws RegistryException NOT_FOUND
   */
  public AlignmentView require(ProjectId project, AlignmentId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("alignment", id));
  }

  /** Alignments, newest first. */
  public Page<AlignmentView> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.view(json),
            AlignmentRow::alignmentId));
  }

  /** The newest of one judge, as it was before them. */
  public List<AlignmentView> ofJudge(ProjectId project, JudgeId judge, int limit) {
    return transactions.read(() ->
        rows.ofJudge(project.value(), judge.value(), limit).stream()
            .map(row -> row.view(json))
            .toList());
  }

  private AlignmentRow lock(ProjectId project, AlignmentId id) {
    return rows.lock(project.value(), id.value())
        .orElseThrow(() -> RegistryException.notFound("alignment", id));
  }

  private static Node judge(AlignInput input) {
    return Node.of(NodeKind.JUDGE, input.judgeId());
  }
}
