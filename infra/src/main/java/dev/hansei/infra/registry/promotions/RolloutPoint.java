package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;

/**
 * A point of a rollout's chart.
 *
 * @param comparisons so far
 * @param difference candidate minus what is live in the mean, with a band that holds at every
 *     moment at once
 * @param harm what the bet on harm has made of 1
 * @param benefit what the bet on benefit has
 */
public record RolloutPoint(
    int step, int comparisons, Estimate difference, double harm, double benefit, Instant takenAt) {}
