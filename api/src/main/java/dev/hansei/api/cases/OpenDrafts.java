package dev.hansei.api.cases;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Drafts that wait to be finalised or dropped, in the newest datasets. */
@Singleton
final class OpenDrafts implements Backlog.Source {
  /** Every page asks; each dataset costs a count. */
  private static final int DATASETS = 10;

  private final Datasets datasets;
  private final Cases cases;

  OpenDrafts(Datasets datasets, Cases cases) {
    this.datasets = datasets;
    this.cases = cases;
  }

  @Override
  public Section section() {
    return Section.CASES;
  }

  @Override
  public long count(Caller caller) {
    if (!caller.is(Role.LEAD) && !caller.is(Role.ANNOTATOR)) {
      return 0;
    }
    return datasets.page(caller.projectId(), PageRequest.first(DATASETS)).items().stream()
        .mapToLong(dataset -> cases.counts(caller.projectId(), dataset.id()).drafts())
        .sum();
  }

  @Override
  public List<Backlog.Item> items(Caller caller) {
    if (!caller.is(Role.LEAD) && !caller.is(Role.ANNOTATOR)) {
      return List.of();
    }
    return datasets.page(caller.projectId(), PageRequest.first(DATASETS)).items().stream()
        .flatMap(dataset -> item(caller.projectId(), dataset).stream())
        .toList();
  }

  private Optional<Backlog.Item> item(ProjectId project, Dataset dataset) {
    long drafts = cases.counts(project, dataset.id()).drafts();
    if (drafts == 0) {
      return Optional.empty();
    }
    return cases
        .page(project, dataset.id(), Optional.of(Case.State.DRAFT), PageRequest.first(1))
        .items()
        .stream()
        .map(oldest ->
            new Backlog.Item(
                "finalise",
                "%s in %s".formatted(Figures.count(drafts, "draft"), dataset.name()),
                "/cases/datasets/" + dataset.id(),
                oldest.createdAt()))
        .findFirst();
  }
}
