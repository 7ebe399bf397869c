package dev.hansei.api.pages;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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
  ANNOTATIONS("n"),
  CALIBRATIONS("b"),
  GATES("g"),
  MONITORS("v"),
  PROMOTIONS("o"),
  TUNINGS("r"),
  MODELS("m"),
  LINEAGE("l"),
  PEOPLE("e"),
  TOKENS("k"),
  WEBHOOKS("w"),
  AUDIT("u");

  private static final Set<Section> GROUPS_BEGIN = EnumSet.of(MODELS, PEOPLE);

  private final String key;

  Section(String key) {
    this.key = key;
  }

  /** The key that goes there, after {@code g}. */
  public String key() {
    return key;
  }

  /** Whether a group of words begins here, apart from those above. */
  public boolean beginsGroup() {
    return GROUPS_BEGIN.contains(this);
  }

  /** The stage word, as it stands in URLs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
