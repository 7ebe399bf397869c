package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.annotations.Reviews.ByAll;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gathers who said what in each field; an author counts once a task, as first heard. */
final class SaidByAll {
  /** By field and task the word of each author. */
  private final Map<Field, Map<UUID, Map<String, String>>> fields = new LinkedHashMap<>();

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

  /** A label from elsewhere. */
  void bring(UUID task, String author, Answers answers) {
    brought++;
    hear(task, author, answers);
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
    return new ByAll(told, brought);
  }
}
