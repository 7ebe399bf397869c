package dev.hansei.workflows.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.re2j.Pattern;

/** A project's name as it stands in URLs: 2 to 40 of a-z, 0-9 and '-', starting with a letter. */
public record ProjectName(@JsonValue String value) {
  private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProjectName {
    if (!ALLOWED.matches(value)) {
      throw new IllegalArgumentException(
          "a project name has 2 to 40 of a-z, 0-9 and '-', and starts with a letter: '%s'"
              .formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
