package dev.hansei.infra.registry.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Links, sessions, tokens and idempotency keys. */
class SecretsIT {
  private static final Actor SYSTEM = new Actor.BySystem();

  @RegistryTest
  void redeemsALinkOnce(TestRegistry registry) throws Exception {
    var links = registry.get(SignInLinks.class);
    var person = registry.newPerson();
    var secret = links.create(person, Duration.ofMinutes(30));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var winners = 0;
      for (var redeemed : threads.invokeAll(Collections.nCopies(16, () -> links.redeem(secret)))) {
        winners += redeemed.get().equals(Optional.of(person)) ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    }
    assertThat(links.redeem("not a secret of ours")).isEmpty();
  }

  @RegistryTest
  void refusesALinkThatIsTooOld(TestRegistry registry) {
    var links = registry.get(SignInLinks.class);
    var secret = links.create(registry.newPerson(), Duration.ofMinutes(30));
    age(registry, "projects_sign_in_link", secret);
    assertThat(links.redeem(secret)).isEmpty();
  }

  @RegistryTest
  void findsASessionUntilItIsClosedOrTooOld(TestRegistry registry) {
    var sessions = registry.get(Sessions.class);
    var person = registry.newPerson();
    var opened = sessions.open(person);
    assertThat(sessions.find(opened.secret()))
        .contains(new Session(person, opened.csrf(), opened.expiresAt()));
    assertThat(opened.toString()).doesNotContain(opened.secret()).doesNotContain(opened.csrf());
    sessions.close(opened.secret());
    sessions.close(opened.secret());
    assertThat(sessions.find(opened.secret())).isEmpty();
    var old = sessions.open(person);
    age(registry, "projects_session", old.secret());
    assertThat(sessions.find(old.secret())).isEmpty();
  }

  @RegistryTest
  void keepsNoSecretInTheDatabase(TestRegistry registry) {
    var person = registry.newPerson();
    var session = registry.get(Sessions.class).open(person);
    assertThat(
            new Sql(registry.database())
                .texts(
                    "SELECT HEX(secret_sha256) FROM projects_session WHERE person_id = ?",
                    person.value()))
        .containsExactly(Sha256.of(session.secret()).hex().toUpperCase(Locale.ROOT));
  }

  @RegistryTest
  void opensWithATokenWhatItsPersonMayStillDo(TestRegistry registry) {
    var tokens = registry.get(ApiTokens.class);
    var project = registry.newProject();
    var person = member(registry, project, Role.DEVELOPER, Role.LEAD);
    var token = tokens.create(project, request(person, Role.DEVELOPER, Role.LEAD), SYSTEM);
    assertThat(token.secret()).matches("hsi_[A-Za-z0-9_-]{43}");
    assertThat(tokens.find(token.secret()))
        .contains(new Grant(project, person, EnumSet.of(Role.LEAD, Role.DEVELOPER)));
    registry.get(People.class).takeRole(project, person, Role.LEAD, SYSTEM);
    assertThat(tokens.find(token.secret()).orElseThrow().roles()).containsExactly(Role.DEVELOPER);
    assertThat(tokens.find(token.secret() + "x")).isEmpty();
    assertThat(tokens.find("hsi_")).isEmpty();
    tokens.revoke(project, token.id(), SYSTEM);
    tokens.revoke(project, token.id(), SYSTEM);
    assertThat(tokens.find(token.secret())).isEmpty();
    var listed = tokens.page(project, PageRequest.first()).items();
    assertThat(listed).extracting(ApiToken::id).containsExactly(token.id());
    assertThat(listed.getFirst().revokedAt()).isPresent();
  }

  @RegistryTest
  void givesNoTokenARoleThatItsPersonLacks(TestRegistry registry) {
    var project = registry.newProject();
    var person = member(registry, project, Role.DEVELOPER);
    assertThatThrownBy(() ->
            registry
                .get(ApiTokens.class)
                .create(project, request(person, Role.ADMIN, Role.DEVELOPER), SYSTEM))
        .isInstanceOfSatisfying(
            RegistryException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(RegistryException.Kind.FORBIDDEN);
              assertThat(e).hasMessageContaining("ADMIN");
            });
  }

  @RegistryTest
  void opensNothingOnceATokenIsTooOld(TestRegistry registry) {
    var tokens = registry.get(ApiTokens.class);
    var project = registry.newProject();
    var person = member(registry, project, Role.DEVELOPER);
    var soon = Instant.now().plus(Duration.ofHours(1));
    var request = new NewTokenRequest(person, "ci", EnumSet.of(Role.DEVELOPER), Optional.of(soon));
    var token = tokens.create(project, request, SYSTEM);
    assertThat(tokens.find(token.secret())).isPresent();
    age(registry, "projects_api_token", token.secret());
    assertThat(tokens.find(token.secret())).isEmpty();
  }

  @RegistryTest
  void givesTheFirstAnswerAgainUnderItsKeyForADay(TestRegistry registry) {
    var keys = registry.get(IdempotencyKeys.class);
    var project = registry.newProject();
    var person = registry.newPerson();
    var hash = Sha256.of("POST /prompts {}").hex();
    var first = new StoredReply(hash, 201, "{\"id\":\"1\"}", Optional.of("/prompts/1"));
    keys.store(project, person, "key-1", first);
    keys.store(project, person, "key-1", new StoredReply(hash, 202, "{}", Optional.empty()));
    assertThat(keys.find(project, person, "key-1")).contains(first);
    assertThat(keys.find(project, person, "KEY-1")).isEmpty();
    assertThat(keys.find(project, registry.newPerson(), "key-1")).isEmpty();
    new Sql(registry.database())
        .execute(
            """
            UPDATE projects_idempotency_key SET created_at = created_at - INTERVAL 1 DAY
            WHERE project_id = ?
            """,
            project.value());
    assertThat(keys.find(project, person, "key-1")).isEmpty();

    var fresh = UUID.randomUUID();
    assertThat(keys.begin(project, person, "key-1", hash, fresh)).isEqualTo(fresh);
    assertThat(keys.begin(project, person, "key-1", hash, UUID.randomUUID()))
        .as("written down, though nobody swept the old one away")
        .isEqualTo(fresh);
    var second = new StoredReply(hash, 201, "{\"id\":\"2\"}", Optional.of("/prompts/2"));
    keys.store(project, person, "key-1", second);
    assertThat(keys.find(project, person, "key-1")).contains(second);
  }

  @RegistryTest
  void givesARepeatTheIdUnderWhichItHadBegunUntilItIsAnswered(TestRegistry registry) {
    var keys = registry.get(IdempotencyKeys.class);
    var project = registry.newProject();
    var person = registry.newPerson();
    var hash = Sha256.of("POST /promotions {}").hex();
    var first = UUID.randomUUID();
    var second = UUID.randomUUID();
    assertThat(keys.begin(project, person, "key-2", hash, first)).isEqualTo(first);
    assertThat(keys.find(project, person, "key-2")).as("no answer yet").isEmpty();
    assertThat(keys.begin(project, person, "key-2", hash, second)).isEqualTo(first);
    assertThat(keys.begin(project, registry.newPerson(), "key-2", hash, second))
        .as("somebody else's key")
        .isEqualTo(second);
    var other = Sha256.of("POST /promotions {\"version\":2}").hex();
    assertThat(keys.begin(project, person, "key-2", other, second))
        .as("another request, for the first was refused")
        .isEqualTo(second);
    var answer = new StoredReply(other, 202, "{}", Optional.of("/promotions/2"));
    keys.store(project, person, "key-2", answer);
    assertThat(keys.find(project, person, "key-2")).contains(answer);
  }

  private static NewTokenRequest request(PersonId person, Role first, Role... more) {
    return new NewTokenRequest(person, "ci", EnumSet.of(first, more), Optional.empty());
  }

  private static PersonId member(TestRegistry registry, ProjectId project, Role... roles) {
    var person = registry.newPerson();
    for (var role : roles) {
      registry.get(People.class).giveRole(project, person, role, SYSTEM);
    }
    return person;
  }

  private static void age(TestRegistry registry, String table, String secret) {
    int changed =
        new Sql(registry.database())
            .execute(
                "UPDATE "
                    + table
                    + " SET expires_at = expires_at - INTERVAL 2 DAY"
                    + " WHERE secret_sha256 = ?",
                Sha256.of(secret).bytes());
    assertThat(changed).isEqualTo(1);
  }
}
