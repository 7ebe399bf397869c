package dev.hansei.infra.registry.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryLine;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.SteppedClock;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.projects.Role;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What tokens open, remembered: gone two seconds after the token, kept while nobody can say. */
class LiveGrantsIT {
  private static final Actor SYSTEM = new Actor.BySystem();

  @RegistryTest
  void aRevokedTokenIsBelievedForTwoSecondsAtMost(TestRegistry registry) {
    var tokens = registry.get(ApiTokens.class);
    var clock = new SteppedClock();
    var grants = new LiveGrants(tokens, registry.get(Projects.class), clock::millis, clock);
    var project = registry.newProject();
    var person = registry.newPerson();
    registry.get(People.class).giveRole(project, person, Role.DEVELOPER, SYSTEM);
    var token =
        tokens.create(
            project,
            new NewTokenRequest(person, "t", Set.of(Role.DEVELOPER), Optional.empty()),
            SYSTEM);
    assertThat(grants.known(token.secret(), false)).as("nothing is guessed").isEmpty();
    assertThat(grants.find(token.secret()))
        .hasValueSatisfying(found -> {
          assertThat(found.project().id()).isEqualTo(project);
          assertThat(found.grant().roles()).containsExactly(Role.DEVELOPER);
        });
    assertThat(grants.known(token.secret(), false)).isPresent();

    tokens.revoke(project, token.id(), SYSTEM);
    clock.step(Duration.ofMillis(2_001));
    assertThat(grants.known(token.secret(), false)).isEmpty();
    assertThat(grants.find(token.secret())).isEmpty();
    assertThat(grants.known(token.secret(), true)).as("nor while nobody can say").isEmpty();
    assertThat(grants.find("hsi_unknown")).isEmpty();
    assertThat(grants.find("no token of ours")).isEmpty();
  }

  @Test
  void aTokenOpensForTenMinutesWhileTheRegistryIsAway() {
    var settings = TestRegistry.properties("live_grants");
    settings.put("datasources.default.connection-timeout", 1_000);
    try (var line = RegistryLine.through(settings);
        var context = ApplicationContext.run(settings, "test")) {
      var clock = new SteppedClock();
      var tokens = context.getBean(ApiTokens.class);
      var grants = new LiveGrants(tokens, context.getBean(Projects.class), clock::millis, clock);
      var project = context.getBean(Projects.class).create(new ProjectName("away"), SYSTEM).id();
      var person = context.getBean(People.class).invite("a@example.org", "Aiko", SYSTEM).id();
      context.getBean(People.class).giveRole(project, person, Role.DEVELOPER, SYSTEM);
      var request = new NewTokenRequest(person, "t", Set.of(Role.DEVELOPER), Optional.empty());
      var secret = tokens.create(project, request, SYSTEM).secret();
      var other = tokens.create(project, request, SYSTEM).secret();
      var soon = Optional.of(clock.instant().plus(Duration.ofMinutes(5)));
      var ending = new NewTokenRequest(person, "e", Set.of(Role.DEVELOPER), soon);
      var ended = tokens.create(project, ending, SYSTEM).secret();
      assertThat(grants.find(secret)).isPresent();
      assertThat(grants.find(ended)).isPresent();

      line.cut();
      clock.step(Duration.ofMinutes(4));
      assertThat(grants.known(ended, true)).isPresent();
      clock.step(Duration.ofMinutes(5));
      assertThat(grants.known(ended, true)).as("it has ended").isEmpty();
      assertThatThrownBy(() -> grants.find(ended)).isInstanceOf(RegistryException.class);
      assertThat(grants.known(secret, true)).isPresent();
      assertThat(grants.find(secret)).as("asked, and nobody answered").isPresent();
      assertThatThrownBy(() -> grants.find(other)).isInstanceOf(RegistryException.class);

      clock.step(Duration.ofMinutes(2));
      assertThat(grants.known(secret, true)).isEmpty();
      assertThatThrownBy(() -> grants.find(secret)).isInstanceOf(RegistryException.class);
    }
  }

  @RegistryTest
  void aRevokedTokenGoesAlsoWhereTheRegistryIsThoughtToBeAway(TestRegistry registry) {
    var tokens = registry.get(ApiTokens.class);
    var clock = new SteppedClock();
    var grants = new LiveGrants(tokens, registry.get(Projects.class), clock::millis, clock);
    var project = registry.newProject();
    var person = registry.newPerson();
    registry.get(People.class).giveRole(project, person, Role.DEVELOPER, SYSTEM);
    var request = new NewTokenRequest(person, "t", Set.of(Role.DEVELOPER), Optional.empty());
    var token = tokens.create(project, request, SYSTEM);
    assertThat(grants.find(token.secret())).isPresent();
    tokens.revoke(project, token.id(), SYSTEM);
    clock.step(Duration.ofSeconds(5));

    assertThat(grants.known(token.secret(), true)).as("asked beside it").isPresent();
    for (int tenth = 0; tenth < 100 && grants.known(token.secret(), true).isPresent(); tenth++) {
      LockSupport.parkNanos(100_000_000);
    }
    assertThat(grants.known(token.secret(), true)).isEmpty();
  }
}
