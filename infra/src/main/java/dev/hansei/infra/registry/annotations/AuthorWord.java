package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.projects.PersonId;

/** Reads the one line of {@link Author#label()} back. */
final class AuthorWord {
  private AuthorWord() {}

  static Author read(String line) {
    int colon = line.indexOf(':');
    String name = line.substring(colon + 1);
    return switch (line.substring(0, Math.max(colon, 0))) {
      case "person" -> new Author.ByPerson(PersonId.of(name));
      case "outside" -> new Author.Outside(name);
      case "simulated" -> new Author.Simulated(name);
      case "model" -> new Author.ByModel(name);
      default -> throw new IllegalArgumentException("no author: '%s'".formatted(line));
    };
  }
}
