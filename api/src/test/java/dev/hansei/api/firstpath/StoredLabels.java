package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The labels that stand in a stack's registry. */
record StoredLabels(List<Label> labels) {
  /** One label; ids as REST says them. */
  record Label(String id, String task, String author) {}

  static StoredLabels of(StackProcess stack) throws SQLException {
    List<Label> labels = new ArrayList<>();
    String query =
        "SELECT HEX(annotation_id), HEX(task_id), author FROM annotations_annotation WHERE stands";
    try (var connection = DriverManager.getConnection(stack.registryUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        labels.add(new Label(uuid(rows.getString(1)), uuid(rows.getString(2)), rows.getString(3)));
      }
    }
    return new StoredLabels(List.copyOf(labels));
  }

  private static String uuid(String hex) {
    return hex.toLowerCase(Locale.ROOT)
        .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  /**
   * Each label that somebody was told is kept is there once, and no other; no task has more of them
   * than it has reviewers, and none two by one person.
   *
   * @param given of each annotator: label by task
   */
  void check(List<Map<String, String>> given, int reviewers) {
    Set<List<String>> told = new HashSet<>();
    given.forEach(own -> own.forEach((task, label) -> told.add(List.of(label, task))));
    assertThat(told).as("labels kept").hasSize(given.stream().mapToInt(Map::size).sum());
    Set<List<String>> stored = new HashSet<>();
    labels.forEach(label -> stored.add(List.of(label.id(), label.task())));
    assertThat(told.stream().filter(label -> !stored.contains(label))).as("lost").isEmpty();
    assertThat(stored.stream().filter(label -> !told.contains(label))).as("unknown").isEmpty();
    Map<String, Integer> times = new HashMap<>();
    Set<List<String>> pairs = new HashSet<>();
    for (Label label : labels) {
      times.merge(label.task(), 1, Integer::sum);
      assertThat(pairs.add(List.of(label.task(), label.author())))
          .as("by one person once: %s", label)
          .isTrue();
    }
    assertThat(times.values()).as("labels a task").allMatch(count -> count <= reviewers);
  }

  /** How many tasks have one. */
  int tasks() {
    return (int) labels.stream().map(Label::task).distinct().count();
  }
}
