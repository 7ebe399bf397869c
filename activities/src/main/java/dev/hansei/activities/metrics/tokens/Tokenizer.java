package dev.hansei.activities.metrics.tokens;

import java.util.List;

/**
 * Cuts one text into tokens, none of which is empty or holds white space. Equal texts, equal
 * tokens.
 */
@FunctionalInterface
interface Tokenizer {
  List<String> tokens(String text);
}
