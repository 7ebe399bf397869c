package dev.hansei.workflows.prompts;

import dev.hansei.workflows.lineage.Sha256;
import java.util.Objects;

/**
 * A piece of text that a prompt takes from another prompt's version. The text is a copy, so that
 * whoever has the content needs nothing else to fill it in.
 *
 * @param prompt whose version it is
 * @param number of that version, from 1
 * @param sha256 of that version's content
 * @param text its one message, with its own partials filled in
 */
public record PinnedPartial(PromptName prompt, int number, Sha256 sha256, String text) {
  public PinnedPartial {
    Objects.requireNonNull(prompt, "prompt is null");
    if (number < 1) {
      throw new IllegalArgumentException("version numbers count from 1: " + number);
    }
    Objects.requireNonNull(sha256, "sha256 is null");
    Objects.requireNonNull(text, "text is null");
  }

  /** Such as {@code house-tone@3}. */
  public String pin() {
    return "%s@%d".formatted(prompt, number);
  }
}
