package dev.hansei.api.cases;

import dev.hansei.api.bodies.Named;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;

/** Finds datasets by what a path or body says; 404 where there is none. */
@Singleton
public final class DatasetFinder {
  private final Datasets datasets;

  DatasetFinder(Datasets datasets) {
    this.datasets = datasets;
  }

  /** By id or name. */
  public Dataset dataset(ProjectId project, String idOrName) {
    return Named.require(
        "dataset",
        idOrName,
        id -> datasets.find(project, new DatasetId(id)),
        name -> datasets.findByName(project, name));
  }
}
