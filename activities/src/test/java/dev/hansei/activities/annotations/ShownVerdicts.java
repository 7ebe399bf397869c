package dev.hansei.activities.annotations;

import dev.hansei.activities.Workplace;
import dev.hansei.workflows.annotations.TaskId;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;

/** As if a judge had been shown to those who labelled some tasks. */
public final class ShownVerdicts {
  private ShownVerdicts() {}

  /**
   * Writes down that it said pass.
   *
   * @return how many labels were given after it
   */
  public static int write(Workplace workplace, Collection<TaskId> tasks) throws SQLException {
    var pool = DelegatingDataSource.unwrapDataSource(workplace.get(DataSource.class));
    int written = 0;
    try (var connection = pool.getConnection();
        var statement =
            connection.prepareStatement(
                """
                INSERT INTO annotations_shown (project_id, annotation_id, task_id, queue_id,
                  judge_id, word)
                SELECT project_id, annotation_id, task_id, queue_id, UNHEX(?), 'pass'
                FROM annotations_annotation WHERE task_id = UNHEX(?)
                """)) {
      for (TaskId task : tasks) {
        statement.setString(1, hex(new UUID(7, 7)));
        statement.setString(2, hex(task.value()));
        written += statement.executeUpdate();
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
    return written;
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }
}
