package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.projects.Project;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** One who asks again because no answer came has asked for one promotion. */
class RepeatedRequestIT {
  private final ApiServer server = ApiServer.with("repeated", LocalTemporal.namespace("repeated"));
  private final Project project = server.project();
  private final AskedPromotions asked = new AskedPromotions(server, project);

  @Test
  void isOneAlsoWhereTheAnswerWasLostWithTheProcessThatWasToGiveIt() {
    asked.write();
    String request = asked.request(0, 1, "");
    Client lead = asked.lead().with("Idempotency-Key", UUID.randomUUID().toString());
    String first = AskedPromotions.ask(lead, request);

    dieBeforeTheAnswer(first);
    Answer again = lead.post("/promotions", request).expect(202);
    assertThat(again.header("idempotency-replayed")).as("there was no answer to give").isEmpty();
    assertThat(again.text("/id")).isEqualTo(first);

    Answer third = lead.post("/promotions", request).expect(202);
    assertThat(third.header("idempotency-replayed")).isEqualTo("true");
    assertThat(third.text("/id")).isEqualTo(first);
    assertThat(AskedPromotions.ask(asked.lead(), request)).as("without a key").isNotEqualTo(first);
  }

  /** As the registry is when a service has begun something and is killed before it answers. */
  private void dieBeforeTheAnswer(String promotion) {
    var pool = DelegatingDataSource.unwrapDataSource(server.get(DataSource.class));
    try (var connection = pool.getConnection();
        var statement =
            connection.prepareStatement(
                "UPDATE projects_idempotency_key SET status = 102, body = ?, location = NULL"
                    + " WHERE project_id = UNHEX(?)")) {
      statement.setString(1, promotion);
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
