package dev.hansei.infra.registry;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** What the database's clock says; a row of no table. */
@MappedEntity("moment")
record MomentRow(@Id Instant moment) {}
