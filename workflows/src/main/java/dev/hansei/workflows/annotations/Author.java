package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.projects.PersonId;
import java.util.Objects;

/** Who labelled: said truthfully, for a judge is later measured against it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Author.ByPerson.class, name = "person"),
  @JsonSubTypes.Type(value = Author.Outside.class, name = "outside"),
  @JsonSubTypes.Type(value = Author.Simulated.class, name = "simulated"),
  @JsonSubTypes.Type(value = Author.ByModel.class, name = "model")
})
public sealed interface Author {
  /** A name that fits a column of a table. */
  int NAME_CHARS_MAX = 80;

  /** One line: {@code person:<id>}, {@code outside:<name>}, ... Nobody labels one task twice. */
  String label();

  /** Whether a human being read the answer. A model never counts as one, whoever brought it. */
  boolean isHuman();

  /** Somebody who can sign in, labelling here. */
  record ByPerson(PersonId personId) implements Author {
    public ByPerson {
      Objects.requireNonNull(personId, "personId is null");
    }

    @Override
    public String label() {
      return "person:" + personId;
    }

    @Override
    public boolean isHuman() {
      return true;
    }
  }

  /** People without an account who labelled elsewhere, such as the makers of a public data set. */
  record Outside(String name) implements Author {
    public Outside {
      requireName(name);
    }

    @Override
    public String label() {
      return "outside:" + name;
    }

    @Override
    public boolean isHuman() {
      return true;
    }
  }

  /** A stand-in for a person, as in a demonstration. */
  record Simulated(String name) implements Author {
    public Simulated {
      requireName(name);
    }

    @Override
    public String label() {
      return "simulated:" + name;
    }

    @Override
    public boolean isHuman() {
      return false;
    }
  }

  /** A model that read the answer. */
  record ByModel(String name) implements Author {
    public ByModel {
      requireName(name);
    }

    @Override
    public String label() {
      return "model:" + name;
    }

    @Override
    public boolean isHuman() {
      return false;
    }
  }

  private static void requireName(String name) {
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException("an author's name has 1 to 80 characters");
    }
  }
}
