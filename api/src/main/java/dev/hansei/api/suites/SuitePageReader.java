package dev.hansei.api.suites;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Suite;
import jakarta.inject.Singleton;

/** Gathers the page of one suite, with the form that runs it. */
@Singleton
final class SuitePageReader {
  static final String TEMPLATE = "suites/suite.jte";

  /** Older judges than these are named by command or API. */
  private static final int JUDGES = 20;

  private final ProjectPages pages;
  private final Runs runs;
  private final Datasets datasets;
  private final RunWords words;
  private final TargetChoices targets;
  private final JudgeFinder judges;
  private final RunRequests requests;

  SuitePageReader(
      ProjectPages pages,
      Runs runs,
      Datasets datasets,
      RunWords words,
      TargetChoices targets,
      JudgeFinder judges,
      RunRequests requests) {
    this.pages = pages;
    this.runs = runs;
    this.datasets = datasets;
    this.words = words;
    this.targets = targets;
    this.judges = judges;
    this.requests = requests;
  }

  SuitePage read(Caller caller, Suite suite, RunForm form) {
    ProjectId project = caller.projectId();
    return new SuitePage(
        pages.frame(caller, Section.SUITES, suite.name()),
        suite,
        datasetOf(project, suite),
        datasets
            .latest(project, suite.datasetId())
            .map(it -> "version %d with %,d cases".formatted(it.number(), it.caseCount())),
        targets.of(project, form.value(RunFormReader.TARGET)),
        judges.choosing(project, JUDGES).stream()
            .map(
                it -> new SuitePage.JudgeChoice(it.id().toString(), judges.words(project, it.id())))
            .toList(),
        requests.compares(project, suite),
        form,
        runs.ofSuite(project, suite.id(), PageRequest.first()).items().stream()
            .map(run -> words.line(project, run))
            .toList());
  }

  /** The name of the dataset that a suite is about. */
  String datasetOf(ProjectId project, Suite suite) {
    return datasets.find(project, suite.datasetId()).map(Dataset::name).orElse("?");
  }
}
