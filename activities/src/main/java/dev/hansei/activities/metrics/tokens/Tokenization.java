package dev.hansei.activities.metrics.tokens;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ways to cut a text that sacreBLEU names and that need no dictionary. {@code ja-mecab}, {@code
 * ko-mecab} and {@code spm} need one and are not among them; for Japanese {@code char} is the
 * customary choice without it.
 */
public enum Tokenization {
  /** mteval-v13a, the default of BLEU. For languages with spaces. */
  MTEVAL_13A("13a", Mteval13a::tokens),
  /** mteval-v14 with Unicode punctuation and symbols. */
  INTERNATIONAL("intl", International::tokens),
  /** Every character but white space is a token. */
  CHARACTERS("char", Characters::tokens),
  /** Each Chinese character is a token, the rest as 13a. */
  CHINESE("zh", Chinese::tokens),
  /** What white space separates, for texts that are tokenized already. */
  NONE("none", PythonText::words);

  private final String word;
  private final Tokenizer tokenizer;

  Tokenization(String word, Tokenizer tokenizer) {
    this.word = word;
    this.tokenizer = tokenizer;
  }

  /** The name it has in sacreBLEU. */
  public String word() {
    return word;
  }

  /** The tokens of a text after white space at its end was taken off. */
  public List<String> tokens(String text) {
    return tokenizer.tokens(PythonText.stripEnd(text));
  }

  /** The one of that name. */
  public static Optional<Tokenization> named(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  /** All names, in the order of their declaration. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Tokenization::word).toList();
  }
}
