package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.Author;
import java.util.Objects;

/** How many labels of one author stand. */
public record AuthorCount(Author author, int labels) {
  public AuthorCount {
    Objects.requireNonNull(author, "author is null");
  }
}
