package dev.hansei.infra.registry.suites;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.SuiteId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of suites. Written by the activities of {@code RunSuite} only. */
@Singleton
public final class Runs {
  private final RunRepository rows;
  private final TallyRepository tallies;
  private final HoldRepository holds;
  private final RunRows forms;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  Runs(
      RunRepository rows,
      TallyRepository tallies,
      HoldRepository holds,
      Transactions transactions,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.tallies = tallies;
    this.holds = holds;
    this.forms = new RunRows(json);
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** Writes the run with its lineage; a run that is there already stays as it is. */
  public void open(RunSuiteInput input, Manifest manifest, ArtifactRef stored) {
    ProjectId project = input.projectId();
    transactions.findOrInsert(
        () -> rows.find(project.value(), input.runId().value()),
        () -> {
          artifacts.register(project, stored);
          var row = forms.opened(input, manifest, stored, clock.instant());
          rows.insert(row);
          edges.add(project, RunEdges.of(input, manifest));
          audit.append(
              project,
              input.startedBy(),
              "suites.run",
              Node.of(NodeKind.RUN, input.runId()),
              Map.of("suite", input.suiteId().toString(), "planned", manifest.planned()));
          return row;
        });
  }

  /**
   * Closes a run as completed or cancelled. A run that is closed already stays as it is.
   *
   * @throws RegistryException INVALID {@code sum-mismatch} when outcomes and plan differ
   */
  public RunView close(ProjectId project, RunId run, RunState state, RunSummary summary) {
    return transactions.write(() -> {
      RunRow row = lock(project, run);
      if (RunState.valueOf(row.state()).isTerminal()) {
        return forms.view(row, List.of());
      }
      List<TallyRow> tally = tallies.ofRun(project.value(), run.value());
      int sum = TallyRow.counts(tally).sum();
      if (sum != row.planned()) {
        throw new RegistryException(
            RegistryException.Kind.INVALID,
            "sum-mismatch",
            "Run %s has %d outcomes for a plan of %d.".formatted(run, sum, row.planned()));
      }
      RunRow closed = forms.closed(row, tally, state, json.write(summary), clock.instant());
      rows.close(closed);
      holds.deleteAll(project.value(), run.value());
      return forms.view(closed, List.of());
    });
  }

  /** Marks a run as failed; one that has ended stays as it is. */
  public void fail(ProjectId project, RunId run, String code) {
    transactions.run(() -> {
      if (rows.fail(project.value(), run.value(), code, clock.instant()) == 1) {
        holds.deleteAll(project.value(), run.value());
      }
    });
  }

  /** The run with its counts at this moment. */
  public Optional<RunView> find(ProjectId project, RunId run) {
    return transactions.read(
        () -> rows.find(project.value(), run.value()).map(row -> forms.view(row, tally(row))));
  }

  /**
   * The run.
   *
   * @throws RegistryException NOT_FOUND
   */
  public RunView require(ProjectId project, RunId run) {
    return find(project, run).orElseThrow(() -> RegistryException.notFound("run", run));
  }

  /** The outcomes so far. */
  public OutcomeCounts counts(ProjectId project, RunId run) {
    return transactions.read(() -> TallyRow.counts(tallies.ofRun(project.value(), run.value())));
  }

  /** The outcomes so far of the ordinals from {@code from}, before {@code to}. */
  public OutcomeCounts counts(ProjectId project, RunId run, int from, int to) {
    return transactions.read(
        () -> TallyRow.counts(tallies.ofStretch(project.value(), run.value(), from, to)));
  }

  /** How many completed runs a dataset version has; counted up to {@code limit}. */
  public int completedOf(ProjectId project, DatasetVersionId version, int limit) {
    return Math.toIntExact(
        transactions.read(() -> rows.completedOf(project.value(), version.value(), limit)));
  }

  /** Runs, newest first. */
  public Page<RunView> page(ProjectId project, PageRequest request) {
    return transactions.read(
        () -> page(request, rows.before(project.value(), request.beforeId(), request.fetch())));
  }

  /** Runs of a suite, newest first. */
  public Page<RunView> ofSuite(ProjectId project, SuiteId suite, PageRequest request) {
    return transactions.read(() ->
        page(
            request,
            rows.ofSuite(project.value(), suite.value(), request.beforeId(), request.fetch())));
  }

  private Page<RunView> page(PageRequest request, List<RunRow> found) {
    return Page.of(found, request, row -> forms.view(row, tally(row)), RunRow::runId);
  }

  /** Only a run that goes on must be counted; an ended one holds its sums. */
  private List<TallyRow> tally(RunRow row) {
    return row.state().equals(RunState.COMPLETED.name())
            || row.state().equals(RunState.CANCELLED.name())
        ? List.of()
        : tallies.ofRun(row.projectId(), row.runId());
  }

  private RunRow lock(ProjectId project, RunId run) {
    return rows.lock(project.value(), run.value())
        .orElseThrow(() -> RegistryException.notFound("run", run));
  }
}
