package dev.hansei.infra.registry.suites;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** How often a pairwise judge gave one verdict in a run. */
@MappedEntity("suites_score")
record PairRow(@Id String metric, String verdict, long pairs) {}
