package dev.hansei.workflows.projects;

import java.time.Instant;
import java.util.Objects;

/** Someone who can sign in. {@code email} is unique in the installation, lower case. */
public record Person(PersonId id, String email, String displayName, Instant createdAt) {
  /** RFC 5321 limits a path to 256 octets; 254 leaves room for the angle brackets. */
  public static final int EMAIL_CHARS_MAX = 254;

  private static final int DISPLAY_NAME_CHARS_MAX = 80;

  public Person {
    Objects.requireNonNull(id, "id is null");
    int at = email.indexOf('@');
    if (at < 1 || at == email.length() - 1 || email.length() > EMAIL_CHARS_MAX) {
      throw new IllegalArgumentException(
          "an e-mail address reads name@host: '%s'".formatted(email));
    }
    if (displayName.isBlank() || displayName.length() > DISPLAY_NAME_CHARS_MAX) {
      throw new IllegalArgumentException("a display name has 1 to 80 characters");
    }
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
