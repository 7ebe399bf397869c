package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.Notice;
import dev.hansei.workflows.annotations.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That you were told of late labels.
 *
 * @param step remind, reassign or fall-back
 */
public record NoticeResource(
    UUID queue, Deadline.Step step, String sentence, Instant at, Instant deadline) {
  static NoticeResource from(Notice notice) {
    return new NoticeResource(
        notice.queue().value(), notice.step(), notice.sentence(), notice.at(), notice.deadline());
  }

  /** All that you were told of queues that take labels, 50 at most. */
  public record All(List<NoticeResource> items) {}
}
