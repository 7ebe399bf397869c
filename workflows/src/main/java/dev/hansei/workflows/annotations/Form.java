package dev.hansei.workflows.annotations;

import java.util.List;
import java.util.Optional;

/**
 * The questions that are asked of each answer, on one page, in their order. Immutable: another
 * wording is another version.
 *
 * <p>Its first required field that takes words leads: its answer is the label of the task in lists,
 * exports without fields, and figures of the queue.
 */
public record Form(String name, List<Field> fields) {
  /** Fits a list. */
  public static final int NAME_CHARS_MAX = 80;

  /** What fits a page and a mind. */
  public static final int FIELDS_MAX = 12;

  /** The key of the one field of a queue that asks by no form. */
  public static final String ONLY = "label";

  public Form {
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException("a form's name has 1 to 80 characters");
    }
    fields = List.copyOf(fields);
    if (fields.isEmpty() || fields.size() > FIELDS_MAX) {
      throw new IllegalArgumentException("a form has 1 to 12 fields, not " + fields.size());
    }
    if (fields.stream().map(Field::key).distinct().count() < fields.size()) {
      throw new IllegalArgumentException("two fields have one key");
    }
    long asked = fields.stream().flatMap(field -> field.criterionId().stream()).count();
    if (fields.stream().flatMap(field -> field.criterionId().stream()).distinct().count() < asked) {
      throw new IllegalArgumentException("a criterion is asked about by one field of a form");
    }
    if (fields.stream().noneMatch(Field::required)) {
      throw new IllegalArgumentException("at least one field of a form is required");
    }
  }

  /** The form of a queue that asks one thing by no form. */
  public static Form ofOne(QueuePlan plan) {
    var only =
        new Field(
            ONLY, Optional.of(plan.criterionId()), plan.name(), plan.labels(), true, "", List.of());
    return new Form(plan.name(), List.of(only));
  }

  /**
   * The field whose answer is the task's label: the first required one that takes words. Where only
   * texts are required the first of them leads, and the label says no more than that it was
   * answered.
   */
  public Field lead() {
    List<Field> required = fields.stream().filter(Field::required).toList();
    return required.stream()
        .filter(field -> !(field.kind() instanceof TextKind))
        .findFirst()
        .orElseGet(required::getFirst);
  }

  /** Whether nothing that it requires can be compared: a form of texts. */
  public boolean isOfTexts() {
    return lead().kind() instanceof TextKind;
  }

  /** The field of that key. */
  public Optional<Field> field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst();
  }
}
