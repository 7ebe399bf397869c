package dev.hansei.api.failures;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.api.failures.DetectorsPage.Field;
import dev.hansei.api.failures.DetectorsPage.Setting;
import dev.hansei.workflows.failures.Detector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Detectors as a form and back. The fields are those of the detector's own JSON, so that a new
 * parameter shows up here by itself.
 */
final class DetectorForm {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
  private static final String TYPE = "type";

  /** Fields with few values to choose from, by their names. */
  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "measure",
          names(Detector.Measure.values()),
          "form",
          names(Detector.FormatViolation.Form.values()));

  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("starsMax", "stars at most"),
          Map.entry("phrases", "phrases, one a line"),
          Map.entry("evaluation", "evaluation"),
          Map.entry("otherEvaluation", "the other model's evaluation"),
          Map.entry("below", "below"),
          Map.entry("question", "question"),
          Map.entry("atMost", "at most"),
          Map.entry("shareLeast", "share at least"),
          Map.entry("attributes", "attributes, one a line"),
          Map.entry("deviations", "deviations above the median"),
          Map.entry("charsMost", "characters at most"),
          Map.entry("nearest", "cosine below"));

  private DetectorForm() {}

  /** Those in force, then one of each further kind, switched off. */
  static List<Setting> settings(List<Detector> active) {
    Stream<Detector> off =
        DetectorWords.catalogue().stream()
            .filter(offered ->
                DetectorWords.isRepeatable(offered)
                    || active.stream().noneMatch(it -> it.getClass() == offered.getClass()));
    List<Setting> settings = new ArrayList<>();
    active.forEach(detector -> settings.add(setting(detector, true)));
    off.filter(detector -> !active.contains(detector))
        .forEach(detector -> settings.add(setting(detector, false)));
    return settings;
  }

  static Setting setting(Detector detector, boolean on) {
    Map<String, Object> json = JSON.convertValue(detector, MAP);
    String type = String.valueOf(json.remove(TYPE));
    List<Field> fields =
        json.entrySet().stream().map(it -> field(it.getKey(), it.getValue())).toList();
    return new Setting(
        type, DetectorWords.title(detector), DetectorWords.sentence(detector), on, fields);
  }

  private static Field field(String name, Object value) {
    String label = LABELS.getOrDefault(name, name);
    if (value instanceof List<?> list) {
      String lines = String.join("\n", list.stream().map(String::valueOf).toList());
      return new Field(name, label, Field.Kind.LINES, lines, List.of());
    }
    if (CHOICES.containsKey(name)) {
      return new Field(
          name,
          label,
          Field.Kind.CHOICE,
          String.valueOf(value),
          CHOICES.getOrDefault(name, List.of()));
    }
    Field.Kind kind = value instanceof Number ? Field.Kind.NUMBER : Field.Kind.TEXT;
    return new Field(name, label, kind, String.valueOf(value), List.of());
  }

  /**
   * Reads one detector as the form has it.
   *
   * @param pattern the same kind, which says which of its fields are numbers and lists
   * @param prefix of its fields' names
   * @throws IllegalArgumentException what is wrong, in words
   */
  static Detector read(Setting pattern, String prefix, Map<String, String> form) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(TYPE, pattern.type());
    for (Field field : pattern.fields()) {
      String text = form.getOrDefault(prefix + field.name(), field.value()).strip();
      json.put(field.name(), value(field, text));
    }
    try {
      return JSON.convertValue(json, Detector.class);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(pattern.title(), reason(e)), e);
    }
  }

  private static Object value(Field field, String text) {
    return switch (field.kind()) {
      case LINES -> text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      case TEXT, CHOICE -> text;
      case NUMBER -> number(field, text);
    };
  }

  private static Object number(Field field, String text) {
    try {
      return text.contains(".") ? (Object) Double.valueOf(text) : (Object) Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "“%s” takes a number, such as %s.".formatted(field.label(), field.value()), e);
    }
  }

  /** The rule's own sentence, without what the reader of JSON says around it. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }
}
