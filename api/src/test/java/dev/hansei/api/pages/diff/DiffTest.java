package dev.hansei.api.pages.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiffTest {
  @Test
  void marksTheWordsThatWentAndCame() {
    var diff = WordDiff.of("Returns within 30 days.", "Returns within 14 days.");

    assertThat(diff.before())
        .containsExactly(
            Piece.same("Returns within "),
            new Piece(Piece.Kind.REMOVED, "30"),
            Piece.same(" days."));
    assertThat(diff.after()).contains(new Piece(Piece.Kind.ADDED, "14"));
  }

  @Test
  void marksTheSignsThatChangedWhereWordsStandWithoutSpaces() {
    var diff = WordDiff.of("スナップショットは三十日間保存されます。", "バックアップは三十日間保存されません。");

    assertThat(diff.before())
        .containsExactly(
            new Piece(Piece.Kind.REMOVED, "スナップショット"),
            Piece.same("は三十日間保存されま"),
            new Piece(Piece.Kind.REMOVED, "す"),
            Piece.same("。"));
    assertThat(diff.after()).contains(new Piece(Piece.Kind.ADDED, "せん"));
  }

  @Test
  void givesBothTextsBackWhenJoined() {
    String before = "a  b\n<script>c</script> — naïve 東京";
    String after = "b c, naïve 京都\n\n";

    var diff = WordDiff.of(before, after);

    assertThat(diff.before().stream().map(Piece::text).collect(Collectors.joining()))
        .isEqualTo(before);
    assertThat(diff.after().stream().map(Piece::text).collect(Collectors.joining()))
        .isEqualTo(after);
  }

  @Test
  void leavesVeryLongTextsAsTheyAre() {
    String longText = "word ".repeat(WordDiff.WORDS_MAX);

    assertThat(WordDiff.of(longText, "short").compared()).isFalse();
  }

  @Test
  void foldsLongStretchesWithoutChange() {
    String before =
        IntStream.range(0, 40).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    String after = before.replace("line 20", "line twenty");

    var diff = LineDiff.of(before, after);

    assertThat(diff.hasChange()).isTrue();
    assertThat(diff.lines()).hasSize(3 + 2 + 3 + 2);
    assertThat(diff.lines().getFirst().folded()).isEqualTo(17);
    assertThat(diff.lines().getLast().folded()).isEqualTo(16);
  }

  @Test
  void textsOfManyLinesAreComparedAtTheirEnds() {
    String many = "a\n".repeat(60_000);
    String other = "b\n".repeat(70_000);

    var diff =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> LineDiff.of("head\n" + many, "head\n" + other + "tail"));

    var folded = diff.lines().stream().filter(line -> line.folded() > 0).toList();
    assertThat(diff.lines().getFirst().kind()).isEqualTo(Piece.Kind.SAME);
    assertThat(folded)
        .extracting(LineDiff.Line::folded)
        .containsExactly(60_000 - LineDiff.SHOWN_MAX, 70_001 - LineDiff.SHOWN_MAX);
    assertThat(folded).extracting(LineDiff.Line::fold).containsExactly("more gone", "more new");
  }

  @Test
  void aChangeInAVeryLongTextIsFoundAsInAShortOne() {
    String many = "a line\n".repeat(50_000);

    var diff = LineDiff.of(many + "one word\n" + many, many + "two words\n" + many);

    assertThat(diff.lines()).hasSize(1 + 3 + 2 + 3 + 1);
    assertThat(diff.lines().get(4).pieces()).hasSizeGreaterThan(1);
    assertThat(diff.lines().getFirst().folded()).isEqualTo(50_000 - 3);
  }

  @Test
  void manyLongLinesThatAllDifferAreNotComparedByWord() {
    String line = "word ".repeat(1_400);
    String before = (line + "\n").repeat(300);
    String after = (line.replace("word", "term") + "\n").repeat(300);

    var diff = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> LineDiff.of(before, after));

    assertThat(diff.lines()).hasSize(600).allSatisfy(it -> assertThat(it.pieces()).hasSize(1));
  }

  @Test
  void aWordMayBeAsLongAsItLikes() {
    var diff = WordDiff.of("a".repeat(200_000), "b".repeat(200_000));

    assertThat(diff.compared()).isTrue();
  }

  @Test
  void saysThatNothingChanged() {
    assertThat(LineDiff.of("same", "same").hasChange()).isFalse();
  }
}
