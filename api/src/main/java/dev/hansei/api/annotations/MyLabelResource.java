package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.OwnLabels.OwnLabel;
import java.util.UUID;

/**
 * One of the caller's labels.
 *
 * @param queueName the queue it was given in
 * @param question what the answer answered
 * @param changeable whether it stands in a queue that takes labels: then it can be undone, unless
 *     somebody is settling a disagreement on it
 */
public record MyLabelResource(
    AnnotationResource annotation,
    UUID queue,
    String queueName,
    String question,
    boolean changeable) {
  /** The annotation is in the words of who gave it. */
  static MyLabelResource of(OwnLabel own, AnnotationResource said, String question) {
    return new MyLabelResource(
        said, own.queue().id().value(), own.queue().plan().name(), question, own.isChangeable());
  }
}
