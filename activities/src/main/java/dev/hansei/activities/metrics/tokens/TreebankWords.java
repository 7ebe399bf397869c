package dev.hansei.activities.metrics.tokens;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Words as the Penn Treebank cuts them: punctuation apart, contractions in two.
 *
 * <p>Source: the Treebank project's tokenizer.sed (MacIntyre, 1995).
 */
public final class TreebankWords {
  /** Rules in their order; each sets spaces around what it finds. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("(?<=^|[\\s(\\[{<])(\"|``)", " `` "),
          new Rule("\"|''", " '' "),
          new Rule("\\.{3}", " ... "),
          new Rule("[:,](?!\\p{Nd})", " $0 "),
          new Rule("[;@#$%&]", " $0 "),
          new Rule("([^.])(?<!\\b[A-Za-z]\\.[A-Za-z])(\\.)([\\])}>'\\s]*)$", "$1 $2$3 "),
          new Rule("[?!]", " $0 "),
          new Rule("[\\]\\[(){}<>]", " $0 "),
          new Rule("--", " -- "),
          new Rule("^|$", " "),
          new Rule("([^'])' ", "$1 ' "),
          new Rule("'([sSmMdD]) ", " '$1 "),
          new Rule("('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) ", " $1 "),
          new Rule("(?i)\\b(can)(not)\\b", " $1 $2 "),
          new Rule("(?i)\\b(d)('ye)\\b", " $1 $2 "),
          new Rule("(?i)\\b(gim|lem)(me)\\b", " $1 $2 "),
          new Rule("(?i)\\b(gon|wan)(na)\\b", " $1 $2 "),
          new Rule("(?i)\\b(got)(ta)\\b", " $1 $2 "),
          new Rule("(?i)\\b(more)('n)\\b", " $1 $2 "),
          new Rule("(?i)(?<=\\s)('t)(is|was)\\b", " $1 $2 "));

  private TreebankWords() {}

  private record Rule(Pattern pattern, String apart) {
    Rule(String pattern, String apart) {
      this(Pattern.compile(pattern), apart);
    }

    String apply(String text) {
      return pattern.matcher(text).replaceAll(apart);
    }
  }

  /** The words; none of a blank text. */
  public static List<String> of(String text) {
    String cut = text.strip().replaceAll("\\s+", " ");
    if (cut.isEmpty()) {
      return List.of();
    }
    for (Rule rule : RULES) {
      cut = rule.apply(cut);
    }
    return List.of(cut.strip().split("\\s+"));
  }
}
