package dev.hansei.infra.registry.prompts;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code prompts_live}; whoever moves a pointer writes it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LiveRevisionRepository extends GenericRepository<LiveRevisionRow, UUID> {
  @Query("SELECT * FROM prompts_live WHERE project_id = :projectId")
  Optional<LiveRevisionRow> find(UUID projectId);

  @Query("SELECT * FROM prompts_live WHERE project_id IN (:ids)")
  List<LiveRevisionRow> findAll(@Expandable List<byte[]> ids);
}
