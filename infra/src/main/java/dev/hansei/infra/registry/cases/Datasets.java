package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** The datasets of a project and their immutable versions. */
@Singleton
public final class Datasets {
  private final DatasetRepository datasets;
  private final VersionRepository versions;
  private final Publisher publisher;
  private final DatasetAudit audit;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  Datasets(
      DatasetRepository datasets,
      VersionRepository versions,
      Publisher publisher,
      DatasetAudit audit,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.datasets = datasets;
    this.versions = versions;
    this.publisher = publisher;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a dataset; its split never changes.
   *
   * @throws RegistryException CONFLICT when the name is taken
   */
  public Dataset create(ProjectId project, String name, Split split, Actor actor) {
    var dataset = new Dataset(new DatasetId(ids.next()), name, split, clock.instant());
    var row =
        new DatasetRow(
            project.value(), dataset.id().value(), name, split.name(), dataset.createdAt());
    try {
      transactions.run(() -> {
        datasets.insert(row);
        audit.created(project, actor, dataset);
      });
    } catch (DataAccessException e) {
      if (SqlFailure.isDuplicateKey(e)) {
        throw RegistryException.exists("dataset", name);
      }
      throw e;
    }
    return dataset;
  }

  /** One dataset. */
  public Optional<Dataset> find(ProjectId project, DatasetId id) {
    return transactions.read(
        () -> datasets.find(project.value(), id.value()).map(DatasetRow::dataset));
  }

  /** The dataset of that name. */
  public Optional<Dataset> findByName(ProjectId project, String name) {
    return transactions.read(() -> datasets.named(project.value(), name).map(DatasetRow::dataset));
  }

  /**
   * One dataset that must be there.
   *
   * @throws RegistryException NOT_FOUND
   */
  public Dataset require(ProjectId project, DatasetId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("dataset", id));
  }

  /** Newest first. */
  public Page<Dataset> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            datasets.before(project.value(), request.beforeId(), request.fetch()),
            request,
            DatasetRow::dataset,
            DatasetRow::datasetId));
  }

  /**
   * Makes a version of the cases that are final now. Where they are those of an earlier version,
   * that one is given back.
   *
   * @throws RegistryException INVALID when no case is final; NOT_FOUND
   */
  public DatasetVersion publish(ProjectId project, DatasetId id, Actor actor) {
    return publisher.publish(project, require(project, id), actor);
  }

  /** One version. */
  public Optional<DatasetVersion> version(ProjectId project, DatasetVersionId id) {
    return transactions.read(
        () -> versions.find(project.value(), id.value()).map(VersionRow::version));
  }

  /** The newest version of a dataset. */
  public Optional<DatasetVersion> latest(ProjectId project, DatasetId id) {
    return versions(project, id, PageRequest.first(1)).items().stream().findFirst();
  }

  /** The versions of a dataset, newest first. */
  public Page<DatasetVersion> versions(ProjectId project, DatasetId id, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            versions.before(project.value(), id.value(), request.beforeNumber(), request.fetch()),
            request,
            VersionRow::version,
            VersionRow::number));
  }
}
