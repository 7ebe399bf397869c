package dev.hansei.api.prompts.playground;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import java.util.List;

/**
 * The playground of a prompt.
 *
 * @param versions what columns can be of; empty where the prompt has none
 * @param variables the names that the chosen ones use
 * @param datasets those with a version, to take cases from
 * @param suites what a version can be run on
 * @param caution what the case that was taken is for; empty where nothing is to be said
 * @param problem why nothing was asked; empty where nothing is wrong
 * @param results what came, where it was asked without script
 */
public record PlaygroundPage(
    Frame frame,
    String name,
    List<Choice> versions,
    PlaygroundForm form,
    List<String> variables,
    List<Choice> datasets,
    List<Choice> suites,
    String caution,
    String problem,
    List<TrialResult> results) {
  public PlaygroundPage {
    versions = List.copyOf(versions);
    variables = List.copyOf(variables);
    datasets = List.copyOf(datasets);
    suites = List.copyOf(suites);
    results = List.copyOf(results);
  }

  /** Something to choose, by its value and in words. */
  public record Choice(String value, String words) {}

  /** The form that runs a suite on what was asked. */
  public String run(Choice suite, TrialEvent.Asked head) {
    return "%s?target=%s&model=%s"
        .formatted(
            frame.to("/suites/" + suite.value()), head.versionId(), Names.inQuery(head.model()));
  }

  /** The editor on what was asked, with the figures that were typed beside it. */
  public String edit(TrialEvent.Asked head) {
    String editor = frame.to("/prompts/" + name + "/edit");
    if (head.version() == null) {
      return editor;
    }
    var column = form.columns().get(head.column() - 1);
    return editor
        + "?from="
        + head.version()
        + typed("temperature", column.temperature().replace(',', '.'))
        + typed("maxTokens", column.maxTokens());
  }

  private static String typed(String name, String figure) {
    return figure.isBlank() ? "" : "&%s=%s".formatted(name, Names.inQuery(figure.strip()));
  }

  /** The same with why nothing was asked. */
  PlaygroundPage wrong(String sentence) {
    return new PlaygroundPage(
        frame, name, versions, form, variables, datasets, suites, caution, sentence, List.of());
  }

  /** The same with what came. */
  PlaygroundPage with(List<TrialResult> came) {
    return new PlaygroundPage(
        frame, name, versions, form, variables, datasets, suites, caution, "", came);
  }
}
