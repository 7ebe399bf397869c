package dev.hansei.api.pages.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MarkdownTest {
  private static final String ANSWER =
      """
      # Returns
      You have **14 days** and `one` try.
      It *must* be whole.

      1. Pack it.
      2. Send it:
         - by post
         - or courier

      > Not opened.

      ```java
      a < b
      ```

      | what | days |
      |------|-----:|
      | open | 14 |
      ---
      """;

  @Test
  void readsWhatModelsWrite() {
    List<Block> blocks = Markdown.read(ANSWER);

    assertThat(blocks)
        .extracting(block -> block.getClass().getSimpleName())
        .containsExactly("Heading", "Paragraph", "Items", "Quote", "Code", "Table", "Rule");
    assertThat(((Block.Paragraph) blocks.get(1)).words())
        .containsExactly(
            new Inline.Plain("You have "),
            new Inline.Strong("14 days"),
            new Inline.Plain(" and "),
            new Inline.Code("one"),
            new Inline.Plain(" try.\nIt "),
            new Inline.Emphasis("must"),
            new Inline.Plain(" be whole."));
    Block.Items items = (Block.Items) blocks.get(2);
    assertThat(items.numbered()).isTrue();
    assertThat(items.items()).hasSize(2);
    assertThat(items.items().get(1).get(1)).isInstanceOf(Block.Items.class);
    assertThat(((Block.Code) blocks.get(4)).text()).isEqualTo("a < b");
    assertThat(((Block.Table) blocks.get(5)).rows()).hasSize(1);
  }

  @Test
  void leavesWhatIsNoMarkdownAsItStands() {
    for (String text :
        List.of(
            "2 * 3 * 4 is 24",
            "snake_case_name and __init",
            "<b>bold</b> & <script>alert(1)</script>",
            "a ** b and `c",
            "#hashtag",
            "-5 degrees",
            "| one bar")) {
      assertThat(Markdown.read(text))
          .as(text)
          .containsExactly(new Block.Paragraph(List.of(new Inline.Plain(text))));
    }
  }

  @Test
  void stressesWithinJapaneseWhichHasNoSpaces() {
    assertThat(InlineReader.read("これは**重要**です"))
        .containsExactly(new Inline.Plain("これは"), new Inline.Strong("重要"), new Inline.Plain("です"));
  }

  @Test
  void showsAnAddressInsteadOfLinkingIt() {
    assertThat(InlineReader.read("see [this](javascript:alert(1)) or [that](https://a.example/b)"))
        .containsExactly(
            new Inline.Plain("see [this](javascript:alert(1)) or "),
            new Inline.Link("that", "https://a.example/b"));
  }

  @Test
  @Timeout(60)
  void readsHostileTextInItsTime() {
    for (String piece :
        List.of("*a ", "`", "**", "[", "|-", "> ", "- ", "# ", "_a_", "1. a\n", "  - a\n", " \n")) {
      String text = piece.repeat(Markdown.CHARS_MAX / piece.length());
      long began = computed();
      assertThat(Markdown.read(text)).isNotNull();
      assertThat(Duration.ofNanos(computed() - began)).as(piece).isLessThan(Duration.ofSeconds(1));
    }
  }

  /** What this thread has computed: on a busy machine the clock runs faster. */
  private static long computed() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Test
  void tellsLanguagesByTheirLetters() {
    assertThat(Languages.of("返品はできますか？")).isEqualTo("ja");
    assertThat(Languages.of("我可以退货吗")).isEqualTo("zh");
    assertThat(Languages.of("هل يمكنني إرجاعه؟")).isEqualTo("ar");
    assertThat(Languages.of("Can I return it?")).isNull();
  }
}
