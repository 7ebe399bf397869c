package dev.hansei.workflows.failures;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The words of some texts, as names are made of them: whether what a name says was said there. */
public final class SaidWords {
  private final Set<String> words = new TreeSet<>();
  private final Set<String> whole = new TreeSet<>();

  /** Of these texts. */
  public SaidWords(Collection<String> texts) {
    for (String text : texts) {
      words.addAll(KeywordNames.words(text));
      whole.add(PatternText.normal(text));
    }
  }

  /**
   * Whether each word of a name stands in a text; a name without words is a text, or begins one.
   */
  public boolean haveAll(String name) {
    var told = KeywordNames.words(name);
    var normal = PatternText.normal(name);
    return told.isEmpty()
        ? whole.stream().anyMatch(text -> text.startsWith(normal))
        : words.containsAll(told);
  }

  /** Whether any word of a name stands in a text. */
  public boolean haveAny(String name) {
    var told = KeywordNames.words(name);
    return told.isEmpty() ? haveAll(name) : told.stream().anyMatch(words::contains);
  }
}
