package dev.hansei.infra.webhooks;

import dev.hansei.infra.registry.projects.DueWebhook;
import dev.hansei.workflows.projects.ProjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whose turn it is, so that the slow receivers of some projects hold up no other project. Pure. */
final class SenderRoom {
  /** Webhooks of one process at once; each has at most one connection. */
  static final int AT_ONCE_MAX = 50;

  /** A project whose receivers are all slow is slow; ten such leave no room, which is loud. */
  static final int OF_PROJECT_MAX = 5;

  private SenderRoom() {}

  /**
   * Those that begin now.
   *
   * @param due whoever waits longest first; may hold some that are busy
   * @param busy those whose turn is on
   */
  static List<DueWebhook> next(List<DueWebhook> due, Collection<DueWebhook> busy) {
    Map<ProjectId, Integer> taken = new HashMap<>();
    busy.forEach(each -> taken.merge(each.project(), 1, Integer::sum));
    int free = AT_ONCE_MAX - busy.size();
    List<DueWebhook> chosen = new ArrayList<>();
    for (DueWebhook each : due) {
      if (chosen.size() < free
          && !busy.contains(each)
          && taken.getOrDefault(each.project(), 0) < OF_PROJECT_MAX) {
        chosen.add(each);
        taken.merge(each.project(), 1, Integer::sum);
      }
    }
    return chosen;
  }
}
