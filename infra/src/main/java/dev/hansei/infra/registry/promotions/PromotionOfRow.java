package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** Which promotion. */
@MappedEntity("promotions_promotion")
record PromotionOfRow(@Id @Binary16 UUID promotionId) {}
