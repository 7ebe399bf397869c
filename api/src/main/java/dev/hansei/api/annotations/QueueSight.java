package dev.hansei.api.annotations;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Blindness;
import dev.hansei.infra.registry.annotations.GoldSights;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** How much of a queue somebody sees: leads and admins all of it, others what keeps them blind. */
@Singleton
public final class QueueSight {
  private final GoldSights gold;
  private final Blindness blindness;

  QueueSight(GoldSights gold, Blindness blindness) {
    this.gold = gold;
    this.blindness = blindness;
  }

  /**
   * The queue as the API shows it to the caller: not which run is the candidate, where they are
   * asked to compare its answers.
   */
  QueueResource resource(Caller caller, QueueView view) {
    return resources(caller, List.of(view)).apply(view);
  }

  /** The same for many queues at once. */
  Function<QueueView, QueueResource> resources(Caller caller, List<QueueView> views) {
    List<RunId> compared = views.stream().flatMap(view -> compared(view).stream()).toList();
    List<Queue> asking =
        compared.isEmpty()
            ? List.of()
            : blindness.of(caller.projectId(), caller.personId(), caller.roles(), compared);
    return view -> {
      QueueResource shown = QueueResource.from(of(caller, view));
      boolean compares =
          compared(view).stream()
              .anyMatch(run -> asking.stream().anyMatch(it -> Blindness.compares(it.plan(), run)));
      return compares ? shown.withoutSource() : shown;
    };
  }

  private static List<RunId> compared(QueueView view) {
    return view.queue().plan().source().orElse(null) instanceof ItemSource.RunPairs pairs
        ? List.of(pairs.baseline(), pairs.candidate())
        : List.of();
  }

  /** The queue for the caller. */
  QueueView of(Caller caller, QueueView view) {
    return seesAll(caller) ? view : blind(caller, view);
  }

  /**
   * The queue without what would tell whether reviewers agree, nor to others which task is gold.
   */
  public QueueView blind(Caller caller, QueueView view) {
    return view.blind(
        seesAll(caller) || !view.queue().state().takesLabels()
            ? QueueCounts.NONE
            : gold.of(caller.projectId(), view.queue().id(), caller.personId()));
  }

  private static boolean seesAll(Caller caller) {
    return caller.is(Role.LEAD) || caller.is(Role.ADMIN);
  }
}
