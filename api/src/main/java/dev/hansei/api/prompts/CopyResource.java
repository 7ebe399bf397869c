package dev.hansei.api.prompts;

import java.util.List;

/**
 * What copying to another project came to.
 *
 * @param project the other project's name
 * @param prompt the prompt's name there
 * @param versions each as it is called here and there
 * @param left what points to things of the project that it was copied from; copied as it stands
 */
public record CopyResource(
    String project, String prompt, List<Copied> versions, List<Reference> left) {
  public CopyResource {
    versions = List.copyOf(versions);
    left = List.copyOf(left);
  }

  /**
   * One version.
   *
   * @param from its number here
   * @param number its number there
   * @param made whether it was made now; otherwise it was there with this very content
   */
  public record Copied(int from, int number, boolean made) {}

  /**
   * Something that the other project may not have.
   *
   * @param version whose it is, by its number here
   * @param field such as {@code application.adapter}
   * @param value as it stands there
   */
  public record Reference(int version, String field, String value) {}
}
