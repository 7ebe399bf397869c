package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.suites.TaskKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form that makes a suite, beside what is proposed for its dataset.
 *
 * @param datasets names, newest first
 * @param dataset the chosen one; empty where there is none at all
 * @param task the kind of task that was chosen; empty: guessed
 * @param seen what is proposed; empty where the dataset has no version
 * @param errors a sentence for each field that is wrong: name, dataset, assertions
 */
public record SuiteFormPage(
    Frame frame,
    List<String> datasets,
    String dataset,
    Optional<TaskKind> task,
    Optional<SeenDataset> seen,
    Filled filled,
    Map<String, String> errors) {
  public SuiteFormPage {
    datasets = List.copyOf(datasets);
    errors = Map.copyOf(errors);
  }

  /** What stands in the form. */
  public record Filled(String name, String assertions) {}

  /** What is wrong with a field; empty where nothing is. */
  public String error(String field) {
    return errors.getOrDefault(field, "");
  }
}
