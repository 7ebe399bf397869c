package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A promotion that went back, and of which nobody has asked yet what it failed at. */
@MappedEntity("promotions_promotion")
record RolledBackRow(@Id @Binary16 UUID projectId, @Binary16 UUID promotionId) {}
