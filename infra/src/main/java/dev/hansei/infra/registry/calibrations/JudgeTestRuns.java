package dev.hansei.infra.registry.calibrations;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.calibrations.JudgeTestId;
import dev.hansei.workflows.calibrations.JudgeTestResult;
import dev.hansei.workflows.calibrations.JudgeTestState;
import dev.hansei.workflows.calibrations.JudgeTests;
import dev.hansei.workflows.calibrations.Sensitivity;
import dev.hansei.workflows.calibrations.TestJudgeInput;
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

/** Tests of judges, and what the newest one says. */
@Singleton
public final class JudgeTestRuns implements JudgeTests {
  private static final TypeReference<List<Tried>> TRIED = new TypeReference<>() {};

  private final JudgeTestRepository rows;
  private final Audit audit;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  JudgeTestRuns(
      JudgeTestRepository rows,
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

  /** What the judge said of one pair; empty where it gave no verdict on one of the two. */
  public record Tried(Optional<Sensitivity.Tried> said) {}

  /** Writes the row of a test that begins; one that is there stays. */
  public void open(TestJudgeInput input) {
    transactions.run(() -> {
      if (find(input.projectId(), input.testId()).isEmpty()) {
        rows.insert(
            new JudgeTestRow(
                input.projectId().value(),
                input.testId().value(),
                input.judgeId().value(),
                json.write(input),
                JudgeTestState.RUNNING.name(),
                "",
                null,
                null,
                clock.instant(),
                null));
        audit.append(
            input.projectId(),
            input.startedBy(),
            "calibrations.test.start",
            Node.of(NodeKind.JUDGE, input.judgeId()),
            Map.of("test", input.testId().toString()));
      }
    });
  }

  /** What the judge said, where it was asked. */
  public Optional<List<Tried>> tried(ProjectId project, JudgeTestId id) {
    return transactions
        .read(() -> rows.find(project.value(), id.value()))
        .map(JudgeTestRow::tried)
        .map(stored -> json.read(stored, TRIED));
  }

  /** Keeps what the judge said; what was kept first stays. */
  public List<Tried> keep(ProjectId project, JudgeTestId id, List<Tried> tried) {
    transactions.write(() -> rows.keepTried(project.value(), id.value(), json.write(tried)));
    return tried(project, id).orElseThrow(() -> RegistryException.notFound("test", id));
  }

  /** Writes the result; a test that has ended stays as it is. */
  public JudgeTestView complete(ProjectId project, JudgeTestId id, JudgeTestResult result) {
    return transactions.write(() -> {
      JudgeTestView there = require(project, id);
      if (rows.complete(project.value(), id.value(), json.write(result), clock.instant()) == 1) {
        audit.append(
            project,
            new Actor.BySystem(),
            "calibrations.test.complete",
            Node.of(NodeKind.JUDGE, there.input().judgeId()),
            Map.of("test", id.toString(), "enough", result.sensitivity().enough()));
      }
      return require(project, id);
    });
  }

  /** Says that there will be no result; one that has ended stays as it is. */
  public void end(ProjectId project, JudgeTestId id, JudgeTestState state, String code) {
    transactions.run(() -> {
      if (rows.end(project.value(), id.value(), state.name(), code, clock.instant()) == 1) {
        audit.append(
            project,
            new Actor.BySystem(),
            "calibrations.test.end",
            Node.of(NodeKind.JUDGE, require(project, id).input().judgeId()),
            Map.of("state", state.name(), "code", code));
      }
    });
  }

  /** The test, where the project has it. */
  public Optional<JudgeTestView> find(ProjectId project, JudgeTestId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.view(json)));
  }

  /**
   * The test.
   *
   * @throws RegistryException NOT_FOUND
   */
  public JudgeTestView require(ProjectId project, JudgeTestId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("test", id));
  }

  /** The newest test of a judge that completed. */
  public Optional<JudgeTestView> newestOf(ProjectId project, JudgeId judge) {
    return transactions.read(
        () -> rows.newestOf(project.value(), judge.value()).map(row -> row.view(json)));
  }

  /** Tests of a judge, newest first. */
  public Page<JudgeTestView> page(ProjectId project, JudgeId judge, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), judge.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.view(json),
            JudgeTestRow::testId));
  }

  /**
   * Whether a certificate of the judge was ever taken back: what the journal has of it may be from
   * before, so a test asks anew.
   */
  public boolean wasRevoked(ProjectId project, JudgeId judge) {
    return transactions.read(() -> rows.revocationsOf(project.value(), judge.value())) > 0;
  }

  /**
   * None that began before the judge's certificate was taken back: it is not that judge any more.
   */
  @Override
  public Optional<Sensitivity> of(ProjectId project, JudgeId judge) {
    return transactions
        .read(() -> rows.newestThatHolds(project.value(), judge.value()).map(row -> row.view(json)))
        .flatMap(JudgeTestView::result)
        .map(JudgeTestResult::sensitivity);
  }
}
