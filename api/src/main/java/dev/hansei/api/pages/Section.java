package dev.hansei.api.pages;

import java.util.Locale;

/** The words at the left of every page, in the order in which they stand. */
public enum Section {
  HOME("h"),
  CAMPAIGNS("a"),
  TRACES("t"),
  FAILURES("f"),
  CASES("c"),
  PROMPTS("p"),
  CRITERIA("i"),
  SUITES("s"),
  GATES("g"),
  PROMOTIONS("o"),
  MODELS("m"),
  LINEAGE("l");

  private final String key;

  Section(String key) {
    this.key = key;
  }

  /** The key that goes there, after {@code g}. */
  public String key() {
    return key;
  }

  /** The stage word, as it stands in URLs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
