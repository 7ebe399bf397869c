package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.Ending;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The runs of CollectFailures. */
@Singleton
public final class Collections {
  private final CollectionRepository rows;
  private final Audit audit;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  Collections(
      CollectionRepository rows,
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

  /**
   * Writes the collection's row. Again changes nothing.
   *
   * @return whether it was not there before
   */
  public boolean begin(CollectFailuresInput input) {
    var project = input.projectId();
    return transactions.findOrInsert(
        () -> rows.lock(project.value(), input.collectionId().value()).map(_ -> false),
        () -> {
          rows.insert(
              new CollectionRow(
                  project.value(),
                  input.collectionId().value(),
                  input.fromStart(),
                  json.write(input.startedBy()),
                  0,
                  0,
                  0,
                  "",
                  clock.instant(),
                  null));
          audit.append(
              project,
              input.startedBy(),
              "failures.collection.begin",
              subject(input.collectionId()),
              Map.of("fromStart", input.fromStart()));
          return true;
        });
  }

  /** Writes how it ended. Again, or where none was begun, changes nothing. */
  public void end(ProjectId project, CollectionId id, CollectFailuresResult total, Ending ending) {
    transactions.run(() -> {
      var row = rows.lock(project.value(), id.value()).filter(one -> one.ending().isEmpty());
      if (row.isEmpty()) {
        return;
      }
      rows.update(
          new CollectionRow(
              project.value(),
              id.value(),
              row.get().fromStart(),
              row.get().startedBy(),
              total.tracesRead(),
              total.failed(),
              total.newFailures(),
              ending.name(),
              row.get().startedAt(),
              clock.instant()));
      audit.append(
          project,
          new Actor.ByWorkflow("failures/%s/%s".formatted(project, id)),
          "failures.collection.end",
          subject(id),
          Map.of(
              "ending", ending.name(),
              "tracesRead", total.tracesRead(),
              "failed", total.failed(),
              "newFailures", total.newFailures()));
    });
  }

  /** One collection. */
  public Optional<CollectionView> find(ProjectId project, CollectionId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.view(json)));
  }

  /** Newest first. */
  public Page<CollectionView> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.view(json),
            CollectionRow::collectionId));
  }

  private static AuditSubject subject(CollectionId id) {
    return AuditSubject.of("collection", id);
  }
}
