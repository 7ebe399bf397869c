package dev.hansei.infra.registry.campaigns;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One counted word. A projection of several tables; {@code suites_run} stands for all. */
@MappedEntity("suites_run")
record LoopCount(@Id String word, long counted) {}
