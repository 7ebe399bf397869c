package dev.hansei.workflows.calibrations;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Edits of an answer that people passed, each of which changes one thing. Whether it breaks the
 * criterion in hand, and nothing else, a person says. The same answer gives the same edits; one
 * without a number, a verb that can be negated, or a second sentence gives fewer.
 */
public final class MinimalPairs {
  /** Digits that stand alone: no part of a word, a decimal, a date or an amount with separators. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}.,:/-])[0-9]{1,6}(?![\\p{L}\\p{N}]|[.,:/-][0-9])");

  private static final Pattern VERB =
      Pattern.compile(
          "\\b(is|are|was|were|can|will|must|should|may|has|have|does|do)\\b( not\\b)?",
          Pattern.CASE_INSENSITIVE);

  private MinimalPairs() {}

  /** At most one edit of each kind, in the order of kinds. */
  public static List<MinimalEdit> of(String answer) {
    return Stream.of(numberChanged(answer), negated(answer), sentenceDropped(answer))
        .flatMap(Optional::stream)
        .filter(edit -> !edit.text().equals(answer))
        .toList();
  }

  /** The first number, doubled and one more: another one whatever it was, and of its size. */
  private static Optional<MinimalEdit> numberChanged(String answer) {
    Matcher found = NUMBER.matcher(answer);
    if (!found.find()) {
      return Optional.empty();
    }
    int other = Integer.parseInt(found.group()) * 2 + 1;
    return Optional.of(
        new MinimalEdit(
            MinimalEdit.Kind.NUMBER_CHANGED,
            answer.substring(0, found.start()) + other + answer.substring(found.end())));
  }

  private static Optional<MinimalEdit> negated(String answer) {
    Matcher found = VERB.matcher(answer);
    if (!found.find()) {
      return Optional.empty();
    }
    String said = found.group(2) == null ? found.group(1) + " not" : found.group(1);
    return Optional.of(
        new MinimalEdit(
            MinimalEdit.Kind.NEGATED,
            answer.substring(0, found.start()) + said + answer.substring(found.end())));
  }

  /** The longest sentence, the first of those: it says most. */
  private static Optional<MinimalEdit> sentenceDropped(String answer) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(answer);
    List<String> sentences = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      sentences.add(answer.substring(from, to));
      from = to;
    }
    if (sentences.stream().filter(one -> !one.isBlank()).count() < 2) {
      return Optional.empty();
    }
    int longest = 0;
    for (int i = 1; i < sentences.size(); i++) {
      if (sentences.get(i).strip().length() > sentences.get(longest).strip().length()) {
        longest = i;
      }
    }
    sentences.remove(longest);
    return Optional.of(
        new MinimalEdit(MinimalEdit.Kind.SENTENCE_DROPPED, String.join("", sentences).strip()));
  }
}
