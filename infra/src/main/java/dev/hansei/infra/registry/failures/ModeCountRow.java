package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** How many there are of what a word stands for. */
@MappedEntity("failures_cluster")
record ModeCountRow(@Id String word, long items) {}
