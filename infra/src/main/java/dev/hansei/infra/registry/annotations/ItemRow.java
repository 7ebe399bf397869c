package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.annotations.BroughtItem;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.cases.Split;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code annotations_item}. */
@MappedEntity("annotations_item")
record ItemRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID setId,
    int line,
    String ownId,
    String split,
    String content) {
  BroughtItem item(CanonicalJson json) {
    return new BroughtItem(ownId, Split.valueOf(split), json.read(content, Item.class));
  }
}
