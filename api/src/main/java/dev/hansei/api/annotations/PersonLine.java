package dev.hansei.api.annotations;

import java.util.Optional;

/**
 * One author's share of a queue.
 *
 * @param name of a person, or as the file named them
 * @param kind person, person elsewhere, simulated or model
 * @param labels that stand
 * @param today those since midnight UTC
 * @param compared tasks that somebody else reviewed too
 * @param agreed how many of these both said the same of; absent with one reviewer
 */
public record PersonLine(
    String name, String kind, int labels, int today, int compared, Optional<Integer> agreed) {}
