package dev.hansei.api.annotations;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.suites.RunLine;
import dev.hansei.infra.registry.annotations.Notice;
import dev.hansei.infra.registry.failures.ClusterMembers;
import dev.hansei.workflows.annotations.FormVersion;
import dev.hansei.workflows.annotations.ItemSet;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.projects.Role;
import java.util.List;
import java.util.Optional;

/**
 * All queues.
 *
 * @param criteria what a new queue could ask about
 * @param forms that it could ask by instead: the newest version of each whose leading field asks
 *     about a criterion, or takes texts
 * @param runs whose answers it could ask about, newest first
 * @param sets of items that were brought, which it could ask about instead, newest first
 * @param modes of failures, the same
 * @param notices what the viewer was told of late labels
 */
public record QueueListPage(
    Frame frame,
    List<QueueLine> queues,
    List<Criterion> criteria,
    List<FormVersion> forms,
    List<RunLine> runs,
    List<ItemSet> sets,
    List<ClusterMembers.Named> modes,
    Optional<String> next,
    List<Notice> notices) {
  public QueueListPage {
    queues = List.copyOf(queues);
    criteria = List.copyOf(criteria);
    forms = List.copyOf(forms);
    runs = List.copyOf(runs);
    sets = List.copyOf(sets);
    modes = List.copyOf(modes);
    notices = List.copyOf(notices);
  }

  /** How much the viewer could do now. */
  public int forMe() {
    return queues.stream().mapToInt(QueueLine::forMe).sum();
  }

  /** Whether there is anything that a new queue could ask, and ask about. */
  public boolean canAsk() {
    return mayAsk()
        && !(criteria.isEmpty() && forms.isEmpty())
        && !(runs.isEmpty() && sets.isEmpty() && modes.isEmpty());
  }

  /** Whether the viewer may label, and so has labels of their own. */
  public boolean mayLabel() {
    return frame.viewer().is(Role.ANNOTATOR) || frame.viewer().is(Role.LEAD);
  }

  /** Whether the viewer may make queues. */
  public boolean mayAsk() {
    return frame.viewer().is(Role.LEAD);
  }
}
