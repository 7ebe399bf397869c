package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.annotations.Reviews.ByAll;
import dev.hansei.infra.registry.annotations.Reviews.InOrder;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.AnswerOrder;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gathers who said what in each field; an author counts once a task, as first heard. */
final class SaidByAll {
  /** By field and task the word of each author. */
  private final Map<Field, Map<UUID, Map<String, String>>> fields = new LinkedHashMap<>();

  /** By field what was said of pairs in one order. */
  private final Map<Field, List<InOrder>> orders = new LinkedHashMap<>();

  private int brought;

  SaidByAll(Form form) {
    form.fields().forEach(field -> fields.put(field, new LinkedHashMap<>()));
  }

  /** A review. */
  void hear(UUID task, String author, Answers answers) {
    fields.forEach((field, tasks) ->
        answers
            .in(field)
            .ifPresent(label ->
                tasks
                    .computeIfAbsent(task, _ -> new LinkedHashMap<>())
                    .putIfAbsent(author, label.word())));
  }

  /** A label from elsewhere; one of a pair in one order is of a judge that is measured apart. */
  void bring(Rating rating) {
    brought++;
    UUID task = rating.taskId().value();
    String author = rating.author().label();
    if (rating.order().isEmpty()) {
      hear(task, author, rating.answers());
      return;
    }
    AnswerOrder order = rating.order().get();
    fields
        .keySet()
        .forEach(field ->
            rating
                .answers()
                .in(field)
                .filter(label -> label instanceof Label.Preference)
                .ifPresent(label ->
                    orders
                        .computeIfAbsent(field, _ -> new ArrayList<>())
                        .add(new InOrder(task.toString(), author, order, label.word()))));
  }

  ByAll told() {
    Map<Field, List<OfTask>> told = new LinkedHashMap<>();
    fields.forEach((field, tasks) -> {
      List<OfTask> all = new ArrayList<>();
      tasks.forEach((task, heard) ->
          all.add(
              new OfTask(
                  task.toString(), List.copyOf(heard.keySet()), List.copyOf(heard.values()))));
      told.put(field, all);
    });
    return new ByAll(told, brought, orders);
  }
}
