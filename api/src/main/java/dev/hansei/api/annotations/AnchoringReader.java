package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.Prelabels;
import dev.hansei.infra.registry.annotations.Prelabels.Followed;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Wilson;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** How far labels follow what a judge was shown to say. */
@Singleton
final class AnchoringReader {
  private static final double CONFIDENCE = 0.95;

  private final Prelabels prelabels;
  private final DeskReader desk;

  AnchoringReader(Prelabels prelabels, DeskReader desk) {
    this.prelabels = prelabels;
    this.desk = desk;
  }

  AnchoringResource of(ProjectId project, Queue queue) {
    List<Followed> all =
        queue.plan().prelabel().isEmpty() ? List.of() : prelabels.followed(project, queue.id());
    int labels = all.stream().mapToInt(Followed::labels).sum();
    int same = all.stream().mapToInt(Followed::same).sum();
    return new AnchoringResource(
        queue.plan().prelabel().map(judge -> judge.value()),
        labels,
        same,
        share(same, labels),
        all.stream()
            .map(one ->
                new AnchoringResource.OfAuthor(
                    desk.name(one.author()),
                    one.labels(),
                    one.same(),
                    share(one.same(), one.labels())))
            .toList());
  }

  private static Optional<Estimate> share(int same, int labels) {
    return labels == 0 ? Optional.empty() : Optional.of(Wilson.interval(same, labels, CONFIDENCE));
  }
}
