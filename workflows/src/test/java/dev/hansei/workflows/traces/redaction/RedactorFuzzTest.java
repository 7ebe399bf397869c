package dev.hansei.workflows.traces.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts made of pieces that recognisers look for, cut and joined by chance (seeded). */
class RedactorFuzzTest {
  private static final int TEXTS = 20_000;
  private static final int PIECES_MAX = 12;

  private static final List<String> PIECES =
      List.of(
          "anna@example.org",
          "@",
          "%40",
          "+49 30 1234567",
          "(415) 555-2671",
          "090-1234-5678",
          "x12",
          "4111 1111 1111 1111",
          "4111111111111111",
          "GB82WEST12345698765432",
          "536-90-4399",
          "AB123456C",
          "1234 5678 9018",
          "203.0.113.7",
          "2001:db8::1:2",
          "::",
          ":",
          "://",
          "a:b1@",
          "sk-abcdefghijklmnopqrst1",
          "eyJhbGciOi.eyJzdWIiOi.c2ln",
          "Bearer abcdefghij0123456789",
          "-----BEGIN PRIVATE KEY-----",
          "-----END PRIVATE KEY-----",
          "password=hunter22",
          "=",
          "\\n",
          "\\u00e9",
          "[email]",
          "[email:",
          "[phone:ghjkmnpqrstu]",
          "[dropped:ip]",
          "[",
          "]",
          " ",
          " ",
          "-",
          ".",
          "/",
          ",",
          "é",
          "😀",
          "\ud83d",
          "\ude00",
          "日本",
          "です",
          "１２３",
          "phone",
          "12",
          "0",
          "7",
          "abc",
          "_",
          "\n");

  static String text(Random random) {
    var text = new StringBuilder();
    int pieces = 1 + random.nextInt(PIECES_MAX);
    for (int i = 0; i < pieces; i++) {
      var piece = PIECES.get(random.nextInt(PIECES.size()));
      boolean isCut = random.nextInt(4) == 0;
      text.append(isCut ? piece.substring(random.nextInt(piece.length())) : piece);
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(names = {"MASK", "HASH", "DROP"})
  void settlesAndLeavesNothingThatItKnows(RedactionAction action) {
    var actions = new EnumMap<PersonalData, RedactionAction>(PersonalData.class);
    for (PersonalData kind : PersonalData.values()) {
      actions.put(kind, action);
    }
    var redactor = new Redactor(new RedactionPolicy(actions, List.of(), List.of()), new byte[8]);
    var random = new Random(20_261_129);
    for (int i = 0; i < TEXTS; i++) {
      var text = text(random);
      var once = RedactorTest.redact(redactor, text);
      assertThat(RedactorTest.redact(redactor, once)).as("twice: %s", text).isEqualTo(once);
      assertThat(redactor.find(once)).as("left in %s of %s", once, text).isEmpty();
      // The shortest find has seven characters, the longest mark 26.
      assertThat(once.length()).isLessThanOrEqualTo(26 + 4 * text.length());
    }
  }

  @Test
  void findsInOrderWithoutOverlapsAndOutsideOfSurrogatePairs() {
    var redactor = new Redactor(RedactionPolicy.standard(), new byte[8]);
    var random = new Random(7);
    int found = 0;
    for (int i = 0; i < TEXTS; i++) {
      var text = text(random);
      int end = 0;
      for (Find find : redactor.find(text)) {
        assertThat(find.start()).as(text).isGreaterThanOrEqualTo(end);
        assertThat(find.end()).as(text).isLessThanOrEqualTo(text.length());
        assertThat(isInsidePair(text, find.start())).as(text).isFalse();
        assertThat(isInsidePair(text, find.end())).as(text).isFalse();
        end = find.end();
        found++;
      }
    }
    assertThat(found).isGreaterThan(TEXTS / 2);
  }

  /** Time grows with the text, not with its square: what a hostile sender would try. */
  @Test
  void isLinearOnHostileTexts() {
    var redactor = new Redactor(RedactionPolicy.standard(), new byte[8]);
    for (String piece :
        List.of(
            "1 ",
            "a@",
            "-----BEGIN PRIVATE KEY ",
            "eyJ",
            "://a:",
            "+1 ",
            "sk-",
            "a.",
            "::",
            "0-",
            "(12) ",
            "AB12 ",
            "[email:",
            "password=",
            "\\u",
            "é")) {
      var some = piece.repeat(40_000 / piece.length());
      RedactorTest.redact(redactor, some);
      long small = fastest(redactor, some);
      long large = fastest(redactor, some.repeat(8));
      assertThat((double) large / small).as("8 times the text of '%s'", piece).isLessThan(24);
    }
  }

  private static long fastest(Redactor redactor, String text) {
    var times = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      RedactorTest.redact(redactor, text);
      times.add(System.nanoTime() - start);
    }
    return times.stream().mapToLong(it -> it).min().orElseThrow() + 1;
  }

  private static boolean isInsidePair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }
}
