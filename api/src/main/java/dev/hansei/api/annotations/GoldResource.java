package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.Gold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A task whose right answer is known.
 *
 * @param answers what is right, by the key of its field; 'label' where the queue asks by no form
 * @param answered how many people answered it
 * @param right how many of them are right
 * @param retiredAt when it was taken out of use; absent while it is given out
 */
public record GoldResource(
    UUID task,
    String item,
    Map<String, String> answers,
    String reason,
    int answered,
    int right,
    Instant markedAt,
    Optional<Instant> retiredAt) {
  static GoldResource from(Gold gold) {
    return new GoldResource(
        gold.task().id().value(),
        gold.task().item().toString(),
        gold.answers().words(),
        gold.reason(),
        gold.said().size(),
        gold.right(),
        gold.markedAt(),
        gold.retiredAt());
  }

  /** All of a queue, 100 at most. */
  public record All(List<GoldResource> items) {}
}
