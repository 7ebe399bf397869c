package dev.hansei.infra.registry.cases;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code cases_dataset}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DatasetRepository extends GenericRepository<DatasetRow, UUID> {
  @Query(
      """
      INSERT INTO cases_dataset (
        project_id, dataset_id, name, split, created_at)
      VALUES (
        :projectId, :datasetId, :name, :split, :createdAt)
      """)
  void insert(DatasetRow row);

  @Query(
      """
      SELECT * FROM cases_dataset
      WHERE project_id = :projectId AND dataset_id = :datasetId
      """)
  Optional<DatasetRow> find(UUID projectId, UUID datasetId);

  @Query(
      """
      SELECT * FROM cases_dataset
      WHERE project_id = :projectId AND dataset_id = :datasetId
      FOR UPDATE
      """)
  Optional<DatasetRow> lock(UUID projectId, UUID datasetId);

  @Query(
      """
      SELECT * FROM cases_dataset
      WHERE project_id = :projectId AND name = :name
      """)
  Optional<DatasetRow> named(UUID projectId, String name);

  @Query(
      """
      SELECT * FROM cases_dataset
      WHERE project_id = :projectId AND dataset_id < :datasetId
      ORDER BY dataset_id DESC
      LIMIT :limit
      """)
  List<DatasetRow> before(UUID projectId, UUID datasetId, int limit);
}
