package dev.hansei.infra.registry.annotations;

import static java.util.Objects.requireNonNull;

import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.annotations.Codes.CodeUse;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Resolution;
import dev.hansei.workflows.annotations.Task.Settled;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What is said and settled in the fields of forms. Of a queue that asks by no form nothing is
 * written here: its one answer is the annotation's label, as ever. Works within the caller's
 * transaction.
 */
@Singleton
final class FieldAnswers {
  /** Keeps a statement's text within what servers parse at ease. */
  private static final int IDS_PER_STATEMENT = 500;

  private final AnswerRepository answers;
  private final SettledRepository settled;
  private final Codes codes;
  private final Forms forms;

  FieldAnswers(AnswerRepository answers, SettledRepository settled, Codes codes, Forms forms) {
    this.answers = answers;
    this.settled = settled;
    this.codes = codes;
    this.forms = forms;
  }

  /** What a queue asks. */
  Asked asked(ProjectId project, QueuePlan plan) {
    return new Asked(plan, forms.of(project, plan));
  }

  /** What a queue asks: the plan, and its form, which has one field where the plan names none. */
  record Asked(QueuePlan plan, Form form) {
    boolean isByForm() {
      return plan.form().isPresent();
    }
  }

  /** Writes what an annotation says. */
  void write(Asked asked, AnnotationRow row, Answers said) {
    if (!asked.isByForm()) {
      return;
    }
    answers.insert(
        said.byKey().entrySet().stream()
            .map(one -> AnswerRow.of(row, one.getKey(), one.getValue()))
            .toList());
    codes.used(row.projectId(), uses(asked, said), row.createdAt());
  }

  /** Notes that an annotation was taken back: its codes are used less. */
  void withdrawn(Asked asked, AnnotationRow row) {
    if (asked.form().fields().stream().anyMatch(field -> field.kind() instanceof TextKind.Code)) {
      Answers said = requireNonNull(of(asked, List.of(row)).get(row.annotationId()));
      codes.unused(row.projectId(), uses(asked, said));
    }
  }

  /** Codes count for what their field asks about, or else for what the queue does. */
  private static List<CodeUse> uses(Asked asked, Answers said) {
    return asked.form().fields().stream()
        .flatMap(field ->
            said
                .in(field)
                .filter(Label.Code.class::isInstance)
                .map(code ->
                    new CodeUse(
                        field.criterionId().orElse(asked.plan().criterionId()).value(),
                        code.word()))
                .stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * What annotations of one queue say, by their ids; of texts only that they are there, for many
   * are read at once to decide and to count.
   */
  Map<UUID, Answers> of(Asked asked, List<AnnotationRow> rows) {
    return read(asked, rows, answers::brief);
  }

  /** What annotations of one queue say, texts included, by their ids. */
  Map<UUID, Answers> whole(Asked asked, List<AnnotationRow> rows) {
    return read(asked, rows, answers::whole);
  }

  private static Map<UUID, Answers> read(
      Asked asked,
      List<AnnotationRow> rows,
      BiFunction<UUID, List<byte[]>, List<AnswerRow>> source) {
    Map<UUID, Answers> said = new HashMap<>();
    if (!asked.isByForm()) {
      for (AnnotationRow row : rows) {
        said.put(row.annotationId(), Answers.of(Form.ONLY, row.read(asked.plan().labels())));
      }
      return said;
    }
    Map<UUID, Map<String, AnswerRow>> read = rows(rows, source);
    for (AnnotationRow row : rows) {
      said.put(
          row.annotationId(),
          answers(asked.form(), read.getOrDefault(row.annotationId(), Map.of())));
    }
    return said;
  }

  private static Map<UUID, Map<String, AnswerRow>> rows(
      List<AnnotationRow> rows, BiFunction<UUID, List<byte[]>, List<AnswerRow>> source) {
    Map<UUID, Map<String, AnswerRow>> read = new HashMap<>();
    for (int from = 0; from < rows.size(); from += IDS_PER_STATEMENT) {
      List<AnnotationRow> some =
          rows.subList(from, Math.min(from + IDS_PER_STATEMENT, rows.size()));
      List<byte[]> ids = some.stream().map(row -> UuidBytes.of(row.annotationId())).toList();
      source
          .apply(some.getFirst().projectId(), ids)
          .forEach(answer ->
              read.computeIfAbsent(answer.annotationId(), _ -> new HashMap<>())
                  .put(answer.field(), answer));
    }
    return read;
  }

  private static Answers answers(Form form, Map<String, AnswerRow> rows) {
    Map<String, Label> said = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      Optional.ofNullable(rows.get(field.key()))
          .ifPresent(row -> said.put(field.key(), row.read(field.kind())));
    }
    return new Answers(said);
  }

  /** The annotations themselves, in their order. */
  List<Annotation> annotations(Asked asked, List<AnnotationRow> rows) {
    Map<UUID, Answers> said = asked.isByForm() ? whole(asked, rows) : Map.of();
    return rows.stream()
        .map(row ->
            row.annotation(
                asked.plan().labels(), said.getOrDefault(row.annotationId(), Answers.NONE)))
        .toList();
  }

  /** Replaces what counts in the fields of a task. */
  void settle(Asked asked, TaskRow task, Map<String, Settled> fields) {
    if (!asked.isByForm()) {
      return;
    }
    settled.delete(task.projectId(), task.taskId());
    List<SettledRow> rows = new ArrayList<>();
    fields.forEach((key, one) -> rows.add(row(asked, task, key, one)));
    if (!rows.isEmpty()) {
      settled.insert(rows);
    }
  }

  private static SettledRow row(Asked asked, TaskRow task, String key, Settled one) {
    return new SettledRow(
        task.projectId(),
        task.taskId(),
        key,
        asked.form().field(key).flatMap(it -> it.criterionId()).map(it -> it.value()).orElse(null),
        one.label().word(),
        one.resolution().name());
  }

  /** Nothing of the task counts any more. */
  void unsettle(TaskRow task) {
    settled.delete(task.projectId(), task.taskId());
  }

  /** What counts in the fields of labelled tasks, by task and key; nothing without a form. */
  Map<UUID, List<SettledRow>> settledOf(ProjectId project, List<UUID> tasks) {
    Map<UUID, List<SettledRow>> found = new HashMap<>();
    if (!tasks.isEmpty()) {
      settled
          .of(project.value(), tasks.stream().map(UuidBytes::of).toList())
          .forEach(row -> found.computeIfAbsent(row.taskId(), _ -> new ArrayList<>()).add(row));
    }
    return found;
  }

  /** The rows of one task as labels, in the form's order. */
  static Map<String, Settled> read(Form form, List<SettledRow> rows) {
    Map<String, Settled> fields = new LinkedHashMap<>();
    form.fields()
        .forEach(field ->
            rows.stream()
                .filter(row -> row.field().equals(field.key()))
                .forEach(row ->
                    fields.put(
                        field.key(),
                        new Settled(
                            field.kind().label(row.word()).orElseThrow(),
                            Resolution.valueOf(row.resolution())))));
    return fields;
  }
}
