package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What changes with a promotion: both contents, with the lines that only one of them has. */
final class DossierChange {
  private final Optional<PromptContent> after;
  private final Optional<PromptContent> before;
  private final Function<Object, String> json;

  DossierChange(DossierContents contents) throws DossierMismatch {
    var dossier = contents.dossier();
    this.after = contents.artifact(dossier.candidate().content(), PromptContent.class);
    var replaces = dossier.replaces();
    this.before =
        replaces.isPresent()
            ? contents.artifact(replaces.get().content(), PromptContent.class)
            : Optional.empty();
    this.json = contents.json()::write;
  }

  String html() {
    if (after.isEmpty()) {
      return Html.note("The candidate's content was gone when this was made.");
    }
    if (before.isEmpty()) {
      return Html.paragraph("Nothing was live, so all of it is new.")
          + one(after.get(), Set.of(), "");
    }
    return "<div class=\"cols\"><div><h3>What it replaces</h3>%s</div><div><h3>The candidate</h3>%s</div></div>"
        .formatted(
            one(before.get(), lines(after.get()), "del"),
            one(after.get(), lines(before.get()), "ins"));
  }

  private String one(PromptContent content, Set<String> other, String tag) {
    String messages =
        content.messages().stream()
            .map(message -> message(message, other, tag))
            .collect(Collectors.joining());
    return messages + Html.note("Settings") + pre(settings(content), other, tag);
  }

  private static String message(Message message, Set<String> other, String tag) {
    return Html.note(message.role().name().toLowerCase(Locale.ROOT))
        + pre(message.content().lines().toList(), other, tag);
  }

  private static String pre(List<String> lines, Set<String> other, String tag) {
    String marked =
        lines.stream()
            .map(line ->
                tag.isEmpty() || other.contains(line)
                    ? Html.text(line) + "\n"
                    : "<%s>%s</%s>".formatted(tag, Html.text(line), tag))
            .collect(Collectors.joining());
    return "<pre dir=\"auto\">%s</pre>".formatted(marked);
  }

  private Set<String> lines(PromptContent content) {
    Set<String> lines = new HashSet<>(settings(content));
    content.messages().forEach(message -> message.content().lines().forEach(lines::add));
    return lines;
  }

  private List<String> settings(PromptContent content) {
    List<String> lines = new ArrayList<>();
    content
        .partialsOrNone()
        .forEach((name, partial) -> {
          lines.add("partial %s: %s".formatted(name, partial.pin()));
          partial.text().lines().forEach(line -> lines.add("  " + line));
        });
    content
        .schemasOrNone()
        .forEach((name, schema) -> lines.add("schema of %s: %s".formatted(name, schema)));
    content.examplesOrNone().forEach(example -> lines.add("example: " + json.apply(example)));
    content
        .providersOrNone()
        .forEach((name, own) -> lines.add("settings of %s: %s".formatted(name, json.apply(own))));
    lines.addAll(plain(content));
    return lines;
  }

  /** What every content has. */
  private List<String> plain(PromptContent content) {
    return List.of(
        "variables: " + String.join(", ", content.variables()),
        "model settings: " + json.apply(content.settings()),
        "output schema: " + (content.outputSchema().isEmpty() ? "none" : content.outputSchema()),
        "application: " + json.apply(content.application()),
        "tools: " + json.apply(content.toolsOrNone()));
  }
}
