package dev.hansei.activities.metrics.tokens;

import com.atilika.kuromoji.ipadic.Token;
import com.atilika.kuromoji.ipadic.Tokenizer;
import java.util.List;

/**
 * Japanese words by Kuromoji with the IPA dictionary, the one that sacreBLEU's {@code ja-mecab}
 * has. The dictionary is read when it is first asked for, and stays.
 */
final class Japanese {
  private Japanese() {}

  /** Read once, and only where somebody asks for it. */
  private static final class Dictionary {
    static final Tokenizer WORDS = new Tokenizer();
  }

  static List<String> tokens(String text) {
    return Dictionary.WORDS.tokenize(text.strip()).stream()
        .map(Token::getSurface)
        .flatMap(surface -> PythonText.words(surface).stream())
        .toList();
  }
}
