package dev.hansei.api.suites.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.bodies.Pieces;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.suites.ComparedMetric;
import dev.hansei.api.suites.Comparisons;
import dev.hansei.api.suites.OutcomeReader;
import dev.hansei.api.suites.RunCosts;
import dev.hansei.api.suites.RunResource;
import dev.hansei.api.suites.RunSlices;
import dev.hansei.api.suites.RunWords;
import dev.hansei.api.suites.SafetyReader;
import dev.hansei.api.suites.SliceTable;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Writes runs as files, page by page while they are read. */
@Singleton
final class RunReports {
  /** A file that other tools still open; a longer run is read page by page. */
  static final int OUTCOMES_MAX = 100_000;

  /** As everywhere else, unless a gate says otherwise. */
  private static final double CONFIDENCE = 0.95;

  private final OutcomeReader reader;
  private final Outcomes outcomes;
  private final Suites suites;
  private final RunWords words;
  private final Comparisons comparisons;
  private final SafetyReader safety;
  private final RunSlices slices;
  private final RunCosts costs;
  private final ObjectMapper json;

  RunReports(
      OutcomeReader reader,
      Outcomes outcomes,
      Suites suites,
      RunWords words,
      Comparisons comparisons,
      SafetyReader safety,
      RunSlices slices,
      RunCosts costs,
      ObjectMapper json) {
    this.reader = reader;
    this.outcomes = outcomes;
    this.suites = suites;
    this.words = words;
    this.comparisons = comparisons;
    this.safety = safety;
    this.slices = slices;
    this.costs = costs;
    this.json = json;
  }

  /**
   * The file; what is not read of it is not written either.
   *
   * @param baseline a run that Markdown and JSON compare it with
   * @throws ApiException 409 {@code run-going}; 422 {@code run-too-large}
   */
  InputStream of(ProjectId project, RunView run, ReportFormat format, Optional<RunId> baseline) {
    if (!run.state().isTerminal()) {
      throw ApiProblem.conflict(
              "run-going", "Run %s goes on; export it once it has ended.".formatted(run.id()))
          .raise();
    }
    if (run.planned() > OUTCOMES_MAX) {
      throw ApiProblem.refused(
              "run-too-large",
              "A file holds at most %,d outcomes and the run has %,d; read them page by page: GET /suites/runs/%s/outcomes."
                  .formatted(OUTCOMES_MAX, run.planned(), run.id()))
          .raise();
    }
    var reported = reported(project, run, format, baseline);
    return new Pieces(
        new ReportPieces(
            format.report(json),
            reported,
            page -> reader.page(project, run.id(), OutcomeFilter.ALL, page)));
  }

  private ReportedRun reported(
      ProjectId project, RunView run, ReportFormat format, Optional<RunId> baseline) {
    return new ReportedRun(
        RunResource.from(run),
        words.suite(project, run.input().suiteId()),
        words.target(project, run.input().target()),
        suites.require(project, run.input().suiteId()).assertions(),
        outcomes.passed(project, run.id()),
        baseline.map(other -> compared(project, other, run.id())).orElse(List.of()),
        safety.of(project, run),
        format == ReportFormat.JSON || format == ReportFormat.MARKDOWN
            ? slices.first(project, run)
            : SliceTable.NONE,
        costs.resource(project, run));
  }

  private List<String> compared(ProjectId project, RunId baseline, RunId candidate) {
    var asked = new Comparisons.Asked(project, baseline, candidate, CONFIDENCE, Optional.empty());
    return comparisons.of(asked).metrics().stream().map(ComparedMetric::sentence).toList();
  }
}
