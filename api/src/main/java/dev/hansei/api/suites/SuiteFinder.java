package dev.hansei.api.suites;

import dev.hansei.api.bodies.Named;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.SuiteId;
import jakarta.inject.Singleton;

/** Finds suites, their datasets and runs by what a path or body says; 404 where there is none. */
@Singleton
final class SuiteFinder {
  private final Suites suites;
  private final Datasets datasets;
  private final Runs runs;

  SuiteFinder(Suites suites, Datasets datasets, Runs runs) {
    this.suites = suites;
    this.datasets = datasets;
    this.runs = runs;
  }

  /** By id, or the newest of that name. */
  Suite suite(ProjectId project, String idOrName) {
    return Named.require(
        "suite",
        idOrName,
        id -> suites.find(project, new SuiteId(id)),
        name -> suites.findByName(project, name));
  }

  Dataset dataset(ProjectId project, String idOrName) {
    return Named.require(
        "dataset",
        idOrName,
        id -> datasets.find(project, new DatasetId(id)),
        name -> datasets.findByName(project, name));
  }

  RunView run(ProjectId project, String id) {
    return Named.requireId("run", id, run -> runs.find(project, new RunId(run)));
  }
}
