package dev.hansei.activities.annotations;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Ids;
import dev.hansei.workflows.calibrations.ProposalEvidence;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Names that a discovery proposed for criteria, as rows of the registry. */
final class ProposedNames {
  private final Workplace workplace;
  private final ProjectId project;

  ProposedNames(Workplace workplace, ProjectId project) {
    this.workplace = workplace;
    this.project = project;
  }

  /** Proposes a word for what was said in a note. */
  UUID proposed(UUID said, String word) throws SQLException {
    UUID id = workplace.get(Ids.class).next();
    var source = new SaidSource(SaidSource.Kind.NOTE, said);
    var evidence =
        new ProposalEvidence(word, List.of(source), List.of(), List.of(), List.of(), List.of());
    try (Connection connection = connection();
        var insert =
            connection.prepareStatement(
                """
                INSERT INTO calibrations_proposal (project_id, proposal_id, discovery_id, ordinal,
                  name, sentence, worded_by, evidence, state, decided_by)
                VALUES (UNHEX(?), UNHEX(?), UNHEX(?), 0, ?, ?, 'keywords', ?, 'PROPOSED', '')
                """)) {
      insert.setString(1, hex(project.value()));
      insert.setString(2, hex(id));
      insert.setString(3, hex(id));
      insert.setString(4, word);
      insert.setString(5, "No " + word);
      insert.setString(6, workplace.get(CanonicalJson.class).write(evidence));
      insert.executeUpdate();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
    return id;
  }

  String name(UUID proposal) throws SQLException {
    try (Connection connection = connection();
        var asked =
            connection.prepareStatement(
                "SELECT name FROM calibrations_proposal WHERE proposal_id = UNHEX(?)")) {
      asked.setString(1, hex(proposal));
      try (var rows = asked.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** Runs while somebody else works on a proposal. */
  <T> T whileHeld(UUID proposal, Supplier<T> work) throws SQLException {
    try (Connection connection = connection()) {
      connection.setAutoCommit(false);
      try (var locking =
          connection.prepareStatement(
              "SELECT * FROM calibrations_proposal WHERE project_id = UNHEX(?)"
                  + " AND proposal_id = UNHEX(?) FOR UPDATE")) {
        locking.setString(1, hex(project.value()));
        locking.setString(2, hex(proposal));
        locking.executeQuery().close();
        return work.get();
      } finally {
        connection.rollback();
      }
    }
  }

  private Connection connection() throws SQLException {
    return DelegatingDataSource.unwrapDataSource(workplace.get(DataSource.class)).getConnection();
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }
}
