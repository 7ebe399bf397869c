package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Where words lie that somebody wrote about promotions. */
@MappedEntity("promotions_decision")
record WordsOfRow(@Id @Binary32 Sha256 sha256) {}
