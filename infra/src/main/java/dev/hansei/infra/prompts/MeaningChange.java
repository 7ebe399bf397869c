package dev.hansei.infra.prompts;

import java.util.List;

/**
 * What changed from one version of a prompt to another, by meaning and not by line.
 *
 * @param added variables that are new
 * @param removed variables that are gone
 * @param renamed variables that stand in the same sentences under another name
 * @param sentences what became of sentences, as the later version has them; those that stayed are
 *     not listed
 * @param compared false where so many sentences differ that none was looked for in other words
 */
public record MeaningChange(
    List<String> added,
    List<String> removed,
    List<Renamed> renamed,
    List<SentenceChange> sentences,
    boolean compared) {
  public MeaningChange {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    renamed = List.copyOf(renamed);
    sentences = List.copyOf(sentences);
  }

  /** A variable under another name. */
  public record Renamed(String was, String now) {}

  /** Whether nothing changed. */
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && renamed.isEmpty() && sentences.isEmpty();
  }
}
