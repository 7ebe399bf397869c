package dev.hansei.api.annotations;

import java.util.List;
import java.util.UUID;

/**
 * A dispute that somebody settled, with the reasons of all.
 *
 * @param label the label that counts
 * @param said what the reviewers said, and last what settled it
 */
public record DisputeResource(
    UUID task, UUID queue, String question, String output, String label, List<Said> said) {
  /** One person's label and words. */
  public record Said(String by, String label, String note) {}

  /** The latest, 40 at most. */
  public record All(List<DisputeResource> items) {}

  static DisputeResource of(DisputeLine line) {
    return new DisputeResource(
        line.task().id().value(),
        line.task().queueId().value(),
        line.question(),
        line.answer(),
        line.settled().orElse(""),
        line.said().stream().map(said -> new Said(said.by(), said.label(), said.note())).toList());
  }
}
