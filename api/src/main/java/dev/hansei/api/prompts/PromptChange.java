package dev.hansei.api.prompts;

import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.diff.LineDiff;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.FewShot;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of a prompt: the messages by line, everything else by name. */
public record PromptChange(LineDiff messages, List<Setting> settings) {
  private static final String UNSET = "not set";

  public PromptChange {
    settings = List.copyOf(settings);
  }

  /** A setting that is not the same in both. */
  public record Setting(String name, String before, String after) {}

  /** Compares two contents. */
  public static PromptChange between(PromptContent before, PromptContent after) {
    Map<String, String> left = settings(before);
    Map<String, String> right = settings(after);
    var names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    List<Setting> changed = new ArrayList<>();
    for (String name : names) {
      String was = left.getOrDefault(name, UNSET);
      String is = right.getOrDefault(name, UNSET);
      if (!was.equals(is)) {
        changed.add(new Setting(name, was, is));
      }
    }
    return new PromptChange(LineDiff.of(text(before), text(after)), changed);
  }

  /** Whether anything differs at all. */
  public boolean isEmpty() {
    return settings.isEmpty() && !messages.hasChange();
  }

  /** All settings of a version by name, as text. */
  public static Map<String, String> settings(PromptContent content) {
    Map<String, String> all = new LinkedHashMap<>();
    put(all, "", content.settings());
    content.providersOrNone().forEach((name, settings) -> put(all, name + ": ", settings));
    all.put("variables", String.join(", ", content.variables()));
    content.schemasOrNone().forEach((name, schema) -> all.put("variable: " + name, schema));
    content.partialsOrNone().forEach((name, partial) -> all.put("partial: " + name, partial.pin()));
    if (!content.outputSchema().isBlank()) {
      all.put("output schema", content.outputSchema());
    }
    content
        .toolsOrNone()
        .forEach(tool ->
            all.put(
                "tool: " + tool.name(), (tool.description() + " " + tool.parameters()).strip()));
    content.application().forEach((name, value) -> put(all, "application: " + name, value));
    return all;
  }

  /** The messages as one text, each under its role, then partials and examples. */
  static String text(PromptContent content) {
    var text = new StringBuilder();
    content.messages().forEach(it -> add(text, Names.words(it.role()), it.content()));
    content
        .partialsOrNone()
        .forEach((name, partial) -> add(text, "partial " + name, partial.text()));
    for (int i = 0; i < content.examplesOrNone().size(); i++) {
      FewShot example = content.examplesOrNone().get(i);
      add(text, "example %d, values".formatted(i + 1), values(example));
      add(text, "example %d, assistant".formatted(i + 1), example.answer());
    }
    return text.toString();
  }

  /** The values of an example, one a line. */
  public static String values(FewShot example) {
    return example.values().entrySet().stream()
        .map(each -> each.getKey() + ": " + each.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static void put(Map<String, String> all, String of, ModelSettings settings) {
    put(all, of + "temperature", settings.temperature());
    put(all, of + "top p", settings.topP());
    put(all, of + "max tokens", settings.maxTokens());
    put(all, of + "seed", settings.seed());
    put(all, of + "stop", settings.stop());
  }

  private static void add(StringBuilder text, String head, String body) {
    text.append('[').append(head).append("]\n").append(body).append("\n\n");
  }

  private static void put(Map<String, String> all, String name, @Nullable Object value) {
    if (value != null) {
      all.put(name, Objects.toString(value));
    }
  }
}
