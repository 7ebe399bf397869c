package dev.hansei.workflows.projects;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/** Who did something: a person, or a workflow on its own. What the audit log names. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Actor.ByPerson.class, name = "person"),
  @JsonSubTypes.Type(value = Actor.ByWorkflow.class, name = "workflow"),
  @JsonSubTypes.Type(value = Actor.BySystem.class, name = "system")
})
public sealed interface Actor {
  /** One line for the audit log: {@code person:<id>}, {@code workflow:<id>} or {@code system}. */
  String label();

  /** A signed-in person, or a token of theirs. */
  record ByPerson(PersonId personId) implements Actor {
    public ByPerson {
      Objects.requireNonNull(personId, "personId is null");
    }

    @Override
    public String label() {
      return "person:" + personId;
    }
  }

  /** A workflow, when no person asked for this very step. */
  record ByWorkflow(String workflowId) implements Actor {
    public ByWorkflow {
      Objects.requireNonNull(workflowId, "workflowId is null");
    }

    @Override
    public String label() {
      return "workflow:" + workflowId;
    }
  }

  /** The service itself, as when it makes the first project. */
  record BySystem() implements Actor {
    @Override
    public String label() {
      return "system";
    }
  }
}
