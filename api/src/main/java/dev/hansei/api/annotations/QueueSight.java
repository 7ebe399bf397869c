package dev.hansei.api.annotations;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.workflows.projects.Role;

/** How much of a queue somebody sees: leads and admins all of it, others what keeps them blind. */
final class QueueSight {
  private QueueSight() {}

  static QueueView of(Caller caller, QueueView view) {
    return caller.is(Role.LEAD) || caller.is(Role.ADMIN) ? view : view.blind();
  }
}
