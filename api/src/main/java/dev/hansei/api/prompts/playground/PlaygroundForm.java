package dev.hansei.api.prompts.playground;

import dev.hansei.api.pages.Names;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.models.ModelSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The playground's form as it was filled.
 *
 * @param values what stands in each variable
 * @param source where a case is taken from
 * @param isFresh whether earlier answers do not do
 */
public record PlaygroundForm(
    List<Column> columns, Map<String, String> values, Source source, boolean isFresh) {
  static final String DRAFT = "draft";
  static final String VALUE = "value.";
  private static final String FREE_MODEL = "builtin/extractive";

  public PlaygroundForm {
    columns = List.copyOf(columns);
    values = new LinkedHashMap<>(values);
  }

  /** What the buttons of the page do. */
  enum Act {
    /** Ask all columns. */
    ASK,
    /** Show the page again, with the variables of what is chosen. */
    LOOK,
    /** One more column. */
    ADD,
    /** One column fewer. */
    REMOVE,
    /** Fill in the values of a case. */
    TAKE,
    /** The values are no longer those of a case. */
    FORGET
  }

  /**
   * One column; texts as they were typed.
   *
   * @param version a number, or {@code draft}
   */
  public record Column(String version, String model, String temperature, String maxTokens) {
    static Column of(String version) {
      return new Column(version, FREE_MODEL, "", "");
    }

    NewTrialColumn read(int number) {
      boolean isDraft = version.equals(DRAFT);
      return new NewTrialColumn(
          isDraft ? null : whole("Column %d, version".formatted(number), version),
          isDraft ? true : null,
          model,
          settings(number));
    }

    private ModelSettings settings(int number) {
      try {
        return new ModelSettings(
            temperature.isBlank() ? null : Double.valueOf(temperature.strip().replace(',', '.')),
            null,
            maxTokens.isBlank() ? null : Integer.valueOf(maxTokens.strip()),
            null);
      } catch (IllegalArgumentException _) {
        throw new InvalidFieldException(
            "Column " + number, "Temperature is 0 to 2, tokens are a whole number from 1.");
      }
    }
  }

  /**
   * Where a case is taken from.
   *
   * @param dataset its dataset's id; empty for none
   * @param number its place in the dataset's latest version, from 1, as it was typed
   * @param item the id of the case whose values were filled in; empty where none were
   */
  public record Source(String dataset, String number, String item) {
    static final Source NONE = new Source("", "", "");
  }

  private static Integer whole(String field, String text) {
    if (!text.strip().matches("[1-9]\\d{0,8}")) {
      throw new InvalidFieldException(field, "A whole number.");
    }
    return Integer.valueOf(text.strip());
  }

  /** Reads what a browser sent. */
  static PlaygroundForm read(Map<String, String> form) {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= PlaygroundLimits.COLUMNS_MAX && form.containsKey("version" + i); i++) {
      columns.add(
          new Column(
              text(form, "version" + i),
              text(form, "model" + i).strip(),
              text(form, "temperature" + i),
              text(form, "maxTokens" + i)));
    }
    Map<String, String> values = new LinkedHashMap<>();
    form.keySet().stream()
        .filter(name -> name.startsWith(VALUE))
        .sorted()
        .forEach(name -> values.put(name.substring(VALUE.length()), text(form, name)));
    return new PlaygroundForm(
        columns,
        values,
        new Source(text(form, "dataset"), text(form, "number"), text(form, "fromCase")),
        form.containsKey("fresh"));
  }

  /** Browsers send lines that end in CR LF; a value has what was typed. */
  private static String text(Map<String, String> form, String field) {
    return form.getOrDefault(field, "").replace("\r\n", "\n");
  }

  static Act act(Map<String, String> form) {
    return Names.find(Act.class, form.getOrDefault("do", "ask")).orElse(Act.LOOK);
  }

  /**
   * The trial that is wanted.
   *
   * @throws InvalidFieldException naming what is wrong
   */
  NewTrial trial() {
    List<NewTrialColumn> wanted = new ArrayList<>();
    for (Column column : columns) {
      wanted.add(column.read(wanted.size() + 1));
    }
    String item = source.item();
    return new NewTrial(wanted, new LinkedHashMap<>(values), item.isEmpty() ? null : item, isFresh);
  }

  /** The same with one more column, like the last. */
  PlaygroundForm wider() {
    List<Column> more = new ArrayList<>(columns);
    if (more.size() < PlaygroundLimits.COLUMNS_MAX) {
      more.addAll(more.isEmpty() ? List.of() : List.of(more.getLast()));
    }
    return new PlaygroundForm(more, values, source, isFresh);
  }

  /** The same without its last column. */
  PlaygroundForm narrower() {
    return columns.size() < 2
        ? this
        : new PlaygroundForm(columns.subList(0, columns.size() - 1), values, source, isFresh);
  }

  /** The same with the values of a case. */
  PlaygroundForm filled(Map<String, String> of, Optional<String> item) {
    return new PlaygroundForm(
        columns, of, new Source(source.dataset(), source.number(), item.orElse("")), isFresh);
  }

  /** Whether one more column fits. */
  public boolean hasRoom() {
    return columns.size() < PlaygroundLimits.COLUMNS_MAX;
  }
}
