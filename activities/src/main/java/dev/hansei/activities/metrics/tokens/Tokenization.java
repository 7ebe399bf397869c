package dev.hansei.activities.metrics.tokens;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ways to cut a text that sacreBLEU names. {@code ko-mecab} and {@code spm} need dictionaries
 * that are not here; {@code ja-mecab}'s is, with another reader of it, which rarely cuts otherwise.
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
  /**
   * Japanese words of the IPA dictionary: sacreBLEU's ja-mecab but for one text in some hundred.
   */
  JAPANESE("ja-kuromoji", Japanese::tokens),
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
