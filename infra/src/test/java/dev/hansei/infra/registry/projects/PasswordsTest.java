package dev.hansei.infra.registry.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.RegistryException;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void saltsEveryHashAndKeepsItsParameters() {
    var one = passwords.hash("correct horse battery");
    assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.hash("correct horse battery")).isNotEqualTo(one);
    assertThat(passwords.matches("correct horse battery", one)).isTrue();
    assertThat(passwords.matches("Correct horse battery", one)).isFalse();
  }

  @Test
  void readsAHashThatTheReferenceImplementationMade() {
    // argon2-cffi 25.1.0 with its own parameters.
    var hash =
        "$argon2id$v=19$m=4096,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$"
            + "ksHiUOEA0KrDyksjLHfH2vEZFKXN6iijh6ZvJF4xNhU";
    assertThat(passwords.matches("correct horse battery", hash)).isTrue();
    assertThat(passwords.matches("correct horse bakery", hash)).isFalse();
  }

  @Test
  void takesTheSameWordFromTwoKeyboards() {
    var hash = passwords.hash("Ünïcödé passwörd");
    assertThat(passwords.matches("U\u0308ni\u0308co\u0308de\u0301 passwo\u0308rd", hash)).isTrue();
  }

  @Test
  void refusesTooShortAndTooLong() {
    assertThatThrownBy(() -> passwords.hash("elevenchars"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("12 to 200");
    assertThatThrownBy(() -> passwords.hash("x".repeat(201))).isInstanceOf(RegistryException.class);
    assertThat(passwords.matches("x".repeat(201), passwords.hash("x".repeat(200)))).isFalse();
  }
}
