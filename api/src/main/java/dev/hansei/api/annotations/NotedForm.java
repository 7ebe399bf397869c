package dev.hansei.api.annotations;

import java.util.List;

/**
 * The form that makes cases of answers that annotators noted something on.
 *
 * @param datasets names of those that can take them, newest first
 * @param said what came of it, or what is wrong; empty while nobody has asked
 * @param refused whether {@code said} is what is wrong
 */
public record NotedForm(List<String> datasets, String said, boolean refused) {
  public NotedForm {
    datasets = List.copyOf(datasets);
  }
}
