package dev.hansei.api.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.projects.Project;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The one request of a project that had an {@code Idempotency-Key}, as if it had no answer yet. */
public final class LostAnswers {
  private LostAnswers() {}

  /** As the registry is when a service has begun something and is killed before it answers. */
  public static void dieBeforeTheAnswer(ApiServer server, Project project, String begun) {
    var pool = DelegatingDataSource.unwrapDataSource(server.get(DataSource.class));
    try (var connection = pool.getConnection();
        var statement =
            connection.prepareStatement(
                "UPDATE projects_idempotency_key SET status = 102, body = ?, location = NULL"
                    + " WHERE project_id = UNHEX(?)")) {
      statement.setString(1, begun);
      statement.setString(2, project.id().toString().replace("-", ""));
      assertThat(statement.executeUpdate()).isEqualTo(1);
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
