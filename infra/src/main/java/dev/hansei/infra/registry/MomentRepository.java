package dev.hansei.infra.registry;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** Asks the database for the time. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MomentRepository extends GenericRepository<MomentRow, Instant> {
  @Query("SELECT UTC_TIMESTAMP(6) AS moment")
  List<MomentRow> now();
}
