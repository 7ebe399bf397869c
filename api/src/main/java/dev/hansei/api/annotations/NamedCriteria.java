package dev.hansei.api.annotations;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the criterion that a body names by its id or its name. */
@Singleton
final class NamedCriteria {
  private static final String OPEN_CODING = "open coding";
  private static final String SENTENCE =
      "What people notice in answers, before there is a criterion.";

  private final Criteria criteria;

  NamedCriteria(Criteria criteria) {
    this.criteria = criteria;
  }

  /**
   * What queues of texts are about where nobody has named a criterion yet; made when it is first
   * wanted.
   */
  Criterion openCoding(ProjectId project) {
    return named(project, OPEN_CODING)
        .orElseGet(() -> {
          try {
            return criteria.create(project, OPEN_CODING, SENTENCE, new Actor.BySystem());
          } catch (RegistryException e) {
            // Somebody else wanted it at the same moment.
            return named(project, OPEN_CODING).orElseThrow(() -> e);
          }
        });
  }

  /**
   * By id, or by name among the newest 200: there are never many.
   *
   * @throws dev.hansei.api.problems.ApiException 404
   */
  Criterion require(ProjectId project, String reference) {
    return named(project, reference)
        .orElseThrow(() -> ApiProblem.notFound("criterion", reference).raise());
  }

  private Optional<Criterion> named(ProjectId project, String reference) {
    return criteria.page(project, PageRequest.first(PageRequest.LIMIT_MAX)).items().stream()
        .filter(it -> it.name().equals(reference) || it.id().toString().equals(reference))
        .findFirst();
  }
}
