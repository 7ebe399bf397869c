package dev.hansei.infra.registry.models;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.models.PriceList;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A row of {@code models_price_list}. */
@MappedEntity("models_price_list")
record PriceListRow(
    @Id @Binary16 UUID projectId,
    int number,
    String currency,
    String prices,
    @Binary32 Sha256 contentSha256,
    String note,
    String createdBy,
    Instant createdAt) {
  private static final TypeReference<List<Price>> PRICES = new TypeReference<>() {};

  SavedPriceList saved(CanonicalJson json) {
    return new SavedPriceList(
        new PriceList(number, currency, json.read(prices, PRICES)),
        contentSha256,
        note,
        createdBy,
        createdAt);
  }
}
