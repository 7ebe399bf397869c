package dev.hansei.infra.registry.suites;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * How often a pairwise judge gave one verdict in a run, and of these how often it chose the answer
 * shown first, or second, in both orders.
 */
@MappedEntity("suites_score")
record PairRow(@Id String metric, String verdict, long pairs, long firstTwice, long secondTwice) {}
