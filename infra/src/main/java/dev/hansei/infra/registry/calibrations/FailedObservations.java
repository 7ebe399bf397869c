package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.failures.FailureDetail;
import dev.hansei.infra.registry.failures.FailureFilter;
import dev.hansei.infra.registry.failures.FailureState;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Failures that nobody dismissed: what was asked, or what somebody said it should have been. Why
 * they were caught is no part of what they are compared by: most share one of few reasons, and
 * would all be alike.
 */
@Singleton
final class FailedObservations implements ObservationSource {
  private static final FailureFilter OPEN =
      new FailureFilter(Optional.of(FailureState.OPEN), Optional.empty());

  private final Failures failures;

  FailedObservations(Failures failures) {
    this.failures = failures;
  }

  @Override
  public SaidSource.Kind kind() {
    return SaidSource.Kind.FAILURE;
  }

  @Override
  public List<Observation> newest(ProjectId project, int limit) {
    List<Observation> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<FailureDetail> page =
          failures.details(
              project,
              OPEN,
              new PageRequest(after, Math.min(PageRequest.LIMIT_MAX, limit - all.size())));
      page.items().forEach(one -> all.add(observation(one.failure())));
      after = page.next();
    } while (after.isPresent() && all.size() < limit);
    return all;
  }

  @Override
  public List<Observation> findAll(ProjectId project, Collection<UUID> ids) {
    return failures.findAll(project, ids.stream().map(FailureId::new).toList()).stream()
        .map(FailedObservations::observation)
        .toList();
  }

  private static Observation observation(Failure failure) {
    String text = failure.correction().isBlank() ? failure.question() : failure.correction();
    return new Observation(
        new SaidSource(SaidSource.Kind.FAILURE, failure.id().value()),
        text,
        text,
        failure.question(),
        failure.answer(),
        Optional.of(false),
        Optional.empty());
  }
}
