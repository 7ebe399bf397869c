package dev.hansei.api.annotations;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what a body says into a form, and says of which field what is wrong. */
@Singleton
final class FormRequests {
  private final NamedCriteria criteria;

  FormRequests(NamedCriteria criteria) {
    this.criteria = criteria;
  }

  Form of(ProjectId project, NewForm body) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < body.fields().size(); i++) {
      fields.add(field(project, "fields[%d]".formatted(i), body.fields().get(i)));
    }
    try {
      return new Form(body.name(), fields);
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("fields", String.valueOf(e.getMessage()));
    }
  }

  private Field field(ProjectId project, String where, NewField body) {
    Optional<Criterion> criterion =
        Optional.ofNullable(body.criterion())
            .filter(name -> !name.isBlank())
            .map(name -> criteria.require(project, name));
    try {
      return new Field(
          body.key(),
          criterion.map(Criterion::id),
          body.prompt(),
          body.kind(),
          body.isRequired(),
          body.rubricOrEmpty(),
          body.exampleList());
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(where, String.valueOf(e.getMessage()));
    }
  }
}
