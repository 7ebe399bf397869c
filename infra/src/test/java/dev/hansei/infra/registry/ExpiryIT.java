package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.projects.IdempotencyKeys;
import dev.hansei.infra.registry.projects.Sessions;
import dev.hansei.infra.registry.projects.SignInLinks;
import dev.hansei.infra.registry.projects.StoredReply;
import dev.hansei.workflows.lineage.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class ExpiryIT {
  @RegistryTest
  void takesAwayWhatHasExpiredAndNothingElse(TestRegistry registry) {
    var person = registry.newPerson();
    var project = registry.newProject();
    var sessions = registry.get(Sessions.class);
    var stays = sessions.open(person);
    var goes = sessions.open(person);
    registry.get(SignInLinks.class).create(person, Duration.ofMinutes(30));
    var reply = new StoredReply(Sha256.of("POST").hex(), 201, "{}", Optional.empty());
    registry.get(IdempotencyKeys.class).store(project, person, "k", reply);
    var sql = new Sql(registry.database());
    sql.execute(
        "UPDATE projects_session SET expires_at = expires_at - INTERVAL 2 DAY WHERE secret_sha256 ="
            + " ?",
        Sha256.of(goes.secret()).bytes());
    sql.execute(
        "UPDATE projects_sign_in_link SET expires_at = expires_at - INTERVAL 2 DAY WHERE person_id"
            + " = ?",
        person.value());
    sql.execute(
        "UPDATE projects_idempotency_key SET created_at = created_at - INTERVAL 2 DAY WHERE"
            + " person_id = ?",
        person.value());

    registry.get(Expiry.class).sweep();

    assertThat(sessions.find(stays.secret())).isPresent();
    for (var table : List.of("projects_sign_in_link", "projects_idempotency_key")) {
      assertThat(count(sql, table, person.value())).as(table).isZero();
    }
    assertThat(count(sql, "projects_session", person.value())).isEqualTo(1);
  }

  private static long count(Sql sql, String table, Object person) {
    return sql.number("SELECT COUNT(*) FROM " + table + " WHERE person_id = ?", person);
  }
}
