package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Audit rows about datasets and many of their cases at once: one row per action. */
@Singleton
final class DatasetAudit {
  /** The first ids are named; the rest can be found by time and actor. */
  private static final int NAMED_MAX = 20;

  private final Audit audit;

  DatasetAudit(Audit audit) {
    this.audit = audit;
  }

  void created(ProjectId project, Actor actor, Dataset dataset) {
    audit.append(
        project,
        actor,
        "cases.dataset.create",
        subject(dataset.id()),
        Map.of("split", dataset.split().name()));
  }

  void changed(ProjectId project, Actor actor, String action, DatasetId dataset, List<?> cases) {
    audit.append(
        project,
        actor,
        action,
        subject(dataset),
        Map.of(
            "count",
            cases.size(),
            "first",
            cases.stream().limit(NAMED_MAX).map(Object::toString).toList()));
  }

  private static AuditSubject subject(DatasetId id) {
    return AuditSubject.of("dataset", id);
  }
}
