package dev.hansei.api.annotations;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;

/** Finds the criterion that a body names by its id or its name. */
@Singleton
final class NamedCriteria {
  private final Criteria criteria;

  NamedCriteria(Criteria criteria) {
    this.criteria = criteria;
  }

  /**
   * By id, or by name among the newest 200: there are never many.
   *
   * @throws dev.hansei.api.problems.ApiException 404
   */
  Criterion require(ProjectId project, String reference) {
    return criteria.page(project, PageRequest.first(PageRequest.LIMIT_MAX)).items().stream()
        .filter(it -> it.name().equals(reference) || it.id().toString().equals(reference))
        .findFirst()
        .orElseThrow(() -> ApiProblem.notFound("criterion", reference).raise());
  }
}
