package dev.hansei.api.promotions;

import dev.hansei.infra.registry.promotions.RolloutPoint;
import java.time.Instant;

/**
 * A point of a rollout's chart, as the API shows it.
 *
 * @param comparisons so far
 * @param difference candidate minus what is live, in the mean
 * @param lower of its 95 % band, which holds at every moment at once
 * @param harm what the bet on harm has made of 1
 * @param benefit what the bet on benefit has
 */
public record RolloutPointResource(
    int step,
    int comparisons,
    double difference,
    double lower,
    double upper,
    double harm,
    double benefit,
    Instant takenAt) {
  static RolloutPointResource from(RolloutPoint point) {
    return new RolloutPointResource(
        point.step(),
        point.comparisons(),
        point.difference().value(),
        point.difference().lower(),
        point.difference().upper(),
        point.harm(),
        point.benefit(),
        point.takenAt());
  }
}
