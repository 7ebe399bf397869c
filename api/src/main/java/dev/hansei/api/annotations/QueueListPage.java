package dev.hansei.api.annotations;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.suites.RunLine;
import dev.hansei.infra.registry.annotations.Notice;
import dev.hansei.workflows.annotations.FormVersion;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.projects.Role;
import java.util.List;
import java.util.Optional;

/**
 * All queues.
 *
 * @param criteria what a new queue could ask about
 * @param forms that it could ask by instead: the newest version of each whose leading field asks
 *     about a criterion
 * @param runs whose answers it could ask about, newest first
 * @param notices what the viewer was told of late labels
 */
public record QueueListPage(
    Frame frame,
    List<QueueLine> queues,
    List<Criterion> criteria,
    List<FormVersion> forms,
    List<RunLine> runs,
    Optional<String> next,
    List<Notice> notices) {
  public QueueListPage {
    queues = List.copyOf(queues);
    criteria = List.copyOf(criteria);
    forms = List.copyOf(forms);
    runs = List.copyOf(runs);
    notices = List.copyOf(notices);
  }

  /** How much the viewer could do now. */
  public int forMe() {
    return queues.stream().mapToInt(QueueLine::forMe).sum();
  }

  /** Whether the viewer may make queues. */
  public boolean mayAsk() {
    return frame.viewer().is(Role.LEAD);
  }
}
