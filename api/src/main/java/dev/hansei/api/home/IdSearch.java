package dev.hansei.api.home;

import dev.hansei.api.pages.Names;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds what an id names, whatever kind of thing it is. */
@Singleton
final class IdSearch {
  private final Traces traces;
  private final Failures failures;
  private final Cases cases;
  private final Runs runs;
  private final Verdicts verdicts;
  private final Promotions promotions;

  IdSearch(
      Traces traces,
      Failures failures,
      Cases cases,
      Runs runs,
      Verdicts verdicts,
      Promotions promotions) {
    this.traces = traces;
    this.failures = failures;
    this.cases = cases;
    this.runs = runs;
    this.verdicts = verdicts;
    this.promotions = promotions;
  }

  /** At most one thing; the address is below the project's. */
  List<SearchResource.Found> find(ProjectId project, String text) {
    if (text.matches("[0-9a-f]{32}")) {
      return trace(project, text).stream().toList();
    }
    if (text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      return byUuid(project, UUID.fromString(text)).stream().toList();
    }
    return List.of();
  }

  private Optional<SearchResource.Found> trace(ProjectId project, String hex) {
    try {
      return traces.find(project, new TraceId(hex)).map(it -> found("trace", "/traces/", it.id()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Optional<SearchResource.Found> byUuid(ProjectId project, UUID id) {
    return failures
        .find(project, new FailureId(id))
        .map(_ -> found("failure", "/failures/", id))
        .or(() -> cases.find(project, new CaseId(id)).map(_ -> found("case", "/cases/", id)))
        .or(() -> runs.find(project, new RunId(id)).map(_ -> found("run", "/suites/runs/", id)))
        .or(() ->
            verdicts
                .find(project, new VerdictId(id))
                .map(_ -> found("verdict", "/gates/verdicts/", id)))
        .or(() ->
            promotions
                .find(project, new PromotionId(id))
                .map(_ -> found("promotion", "/promotions/", id)));
  }

  private static SearchResource.Found found(String kind, String path, Object id) {
    return new SearchResource.Found(kind + " " + Names.shortId(id), kind, path + id);
  }
}
