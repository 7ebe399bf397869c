package dev.hansei.infra.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void englishSentencesEndAtTheirMarks() {
    assertThat(
            Sentences.of("Refunds take 3.5 days. Why? Because banks are slow! (They are.) Sorry…"))
        .containsExactly(
            "Refunds take 3.5 days.", "Why?", "Because banks are slow!", "(They are.)", "Sorry…");
  }

  @Test
  void abbreviationsInitialsAndVersionsDoNotEndThem() {
    assertThat(
            Sentences.of(
                "Dr. Smith met J. K. Rowling, e.g. at 5 p.m. on Monday. Use v2.1.0 of foo.bar. Done."))
        .containsExactly(
            "Dr. Smith met J. K. Rowling, e.g. at 5 p.m. on Monday.",
            "Use v2.1.0 of foo.bar.",
            "Done.");
  }

  @Test
  void japaneseSentencesNeedNoSpaceAndKeepQuotesWhole() {
    assertThat(Sentences.of("返品は十日以内です。「本当ですか。はい。」と答えた。ご注意ください！送料は無料（ただし離島は別。）です。"))
        .containsExactly("返品は十日以内です。", "「本当ですか。はい。」と答えた。", "ご注意ください！", "送料は無料（ただし離島は別。）です。");
  }

  @Test
  void layoutEndsThemToo() {
    assertThat(
            Sentences.of(
                "# Returns\nSend it back\nwithin ten days.\n\nNo label\r\n\r\n- first\n- second\n1. third"))
        .containsExactly(
            "# Returns",
            "Send it back\nwithin ten days.",
            "No label",
            "- first",
            "- second",
            "1. third");
  }

  @Test
  void anUnclosedBracketHoldsOnlyToTheNextBlankLine() {
    assertThat(Sentences.of("「開いたまま。続く。\n\n次の文。終わり。"))
        .containsExactly("「開いたまま。続く。", "次の文。", "終わり。");
  }

  @Test
  void endlessTextIsCutAndNothingIsLost() {
    String endless = "word ".repeat(1_000).strip();
    assertThat(Sentences.of(endless)).allMatch(s -> s.length() <= Sentences.MAX_CHARS);
    assertThat(String.join(" ", Sentences.of(endless))).isEqualTo(endless);
    assertThat(String.join("", Sentences.of("あ".repeat(2_500)))).isEqualTo("あ".repeat(2_500));
    assertThat(Sentences.of(" \n ")).isEmpty();
  }
}
