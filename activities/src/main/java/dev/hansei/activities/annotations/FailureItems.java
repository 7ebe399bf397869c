package dev.hansei.activities.annotations;

import dev.hansei.activities.annotations.FoundItems.Found;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.ItemTexts;
import dev.hansei.infra.registry.failures.ClusterMembers;
import dev.hansei.infra.registry.failures.FailureDetail;
import dev.hansei.infra.registry.failures.FailureFilter;
import dev.hansei.infra.registry.failures.FailureState;
import dev.hansei.infra.registry.failures.FailureView;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was asked and answered in traces that went wrong: open failures, newest first. */
@Singleton
final class FailureItems {
  /** Each is read with its trace, which may be large. */
  static final int PAGE = 50;

  private final Failures failures;
  private final ClusterMembers members;
  private final ItemTexts texts;

  FailureItems(Failures failures, ClusterMembers members, ItemTexts texts) {
    this.failures = failures;
    this.members = members;
    this.texts = texts;
  }

  /** One page; those that show no question are left out. */
  FoundItems find(ProjectId project, ItemSource.Failures wanted, PlanCursor from) {
    var request = new PageRequest(from.after(), PAGE);
    Page<Failure> page =
        wanted
            .mode()
            .map(mode -> ofMode(project, mode, wanted, request))
            .orElseGet(() -> ofAll(project, wanted, request));
    Map<Failure, Item> items = texts.ofFailures(project, page.items());
    List<Found> found =
        page.items().stream()
            .flatMap(
                failure -> Stream.ofNullable(items.get(failure)).map(item -> found(failure, item)))
            .toList();
    return new FoundItems(found, page.next().map(PlanCursor::after));
  }

  /** Whoever is shown them learns what goes wrong: they are for aligning, never for measuring. */
  private static Found found(Failure failure, Item item) {
    return new Found(item, new Origin.OfFailure(failure.id(), failure.traceId()), Split.ALIGN);
  }

  private Page<Failure> ofAll(ProjectId project, ItemSource.Failures wanted, PageRequest request) {
    var filter = new FailureFilter(Optional.of(FailureState.OPEN), wanted.reason());
    return failures.details(project, filter, request).map(FailureDetail::failure);
  }

  private Page<Failure> ofMode(
      ProjectId project, ClusterId mode, ItemSource.Failures wanted, PageRequest request) {
    Page<FailureView> page = members.page(project, mode, request);
    return new Page<>(
        page.items().stream()
            .filter(view -> view.state() == FailureState.OPEN)
            .filter(view -> wanted.reason().map(view.reasons()::contains).orElse(true))
            .flatMap(view -> failures.find(project, view.id()).stream())
            .map(FailureDetail::failure)
            .toList(),
        page.next());
  }
}
