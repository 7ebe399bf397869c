package dev.hansei.api.annotations;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.GoldSights;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;

/** How much of a queue somebody sees: leads and admins all of it, others what keeps them blind. */
@Singleton
public final class QueueSight {
  private final GoldSights gold;

  QueueSight(GoldSights gold) {
    this.gold = gold;
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
