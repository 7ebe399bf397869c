package dev.hansei.activities.metrics.tokens;

/** Porter's steps 1 and 5: plurals, past and participle, final y, e and ll. */
final class PorterEndings {
  private static final int SHORT = 4;

  private PorterEndings() {}

  /** Step 1a: caresses, ponies, cats; dies keeps its e. */
  static void plural(Stem word) {
    int length = word.length();
    if (word.endsWith("ies")) {
      word.become(length - (length == SHORT ? 1 : 2), "");
    } else if (word.endsWith("sses")) {
      word.become(length - 2, "");
    } else if (word.endsWith("s") && !word.endsWith("ss")) {
      word.become(length - 1, "");
    }
  }

  /** Step 1b: agreed, plastered, motoring; died keeps its e. */
  static void past(Stem word) {
    int length = word.length();
    if (word.endsWith("ied")) {
      word.become(length - (length == SHORT ? 1 : 2), "");
    } else if (word.endsWith("eed")) {
      if (word.measure(length - 3) > 0) {
        word.become(length - 1, "");
      }
    } else if (word.endsWith("ed") && word.hasVowel(length - 2)) {
      word.become(length - 2, "");
      mend(word);
    } else if (word.endsWith("ing") && word.hasVowel(length - 3)) {
      word.become(length - 3, "");
      mend(word);
    }
  }

  /** What is left of a participle: an e that belongs to it, or one consonant for two. */
  private static void mend(Stem word) {
    int length = word.length();
    int last = word.letter(length - 1);
    if (word.endsWith("at") || word.endsWith("bl") || word.endsWith("iz")) {
      word.become(length, "e");
    } else if (word.endsDouble()) {
      if (last != 'l' && last != 's' && last != 'z') {
        word.become(length - 1, "");
      }
    } else if (word.endsWith("*d")) {
      // The source writes "ends in a double consonant" as the suffix *d, and so takes it off too.
      word.become(length - 2, "d");
    } else if (word.measure(length) == 1 && word.endsClosed(length)) {
      word.become(length, "e");
    }
  }

  /** Step 1c: happy, fly; not enjoy or by. */
  static void finalY(Stem word) {
    int kept = word.length() - 1;
    if (word.endsWith("y") && kept > 1 && word.isConsonant(kept - 1)) {
      word.become(kept, "i");
    }
  }

  /** Step 5a: probate, cease; not rate. */
  static void finalE(Stem word) {
    if (word.endsWith("e")) {
      int kept = word.length() - 1;
      int measure = word.measure(kept);
      if (measure > 1 || (measure == 1 && !word.endsClosed(kept))) {
        word.become(kept, "");
      }
    }
  }

  /** Step 5b: controll; not roll. */
  static void finalDoubleL(Stem word) {
    int kept = word.length() - 1;
    if (word.endsWith("ll") && word.measure(kept) > 1) {
      word.become(kept, "");
    }
  }
}
