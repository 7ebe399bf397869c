package dev.hansei.api.pages.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Two texts compared by word, by sign where words stand without spaces (Myers' algorithm). Joined,
 * the pieces of a side are its text.
 *
 * @param compared false where the texts were too long, and stand as they are
 */
public record WordDiff(List<Piece> before, List<Piece> after, boolean compared) {
  /** Myers' time grows with words times differences; two texts of this many take under 50 ms. */
  public static final int WORDS_MAX = 1_500;

  /** Scripts that put no space between words: as a word, a whole phrase would be one change. */
  private static final String SOLID =
      "[\\p{IsHan}\\p{IsHiragana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]";

  /** Katakana write borrowed words, and change as a whole. */
  private static final String BORROWED = "[\\p{IsKatakana}\u30fc]";

  private static final Pattern WORD =
      Pattern.compile(
          "\\s+|%2$s+|%1$s|(?:(?!%1$s|%2$s)[\\p{L}\\p{N}_])+|[^\\s\\p{L}\\p{N}_]"
              .formatted(SOLID, BORROWED));

  public WordDiff {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Compares two texts. */
  public static WordDiff of(String before, String after) {
    List<String> left = words(before);
    List<String> right = words(after);
    if (left.size() > WORDS_MAX || right.size() > WORDS_MAX) {
      return new WordDiff(List.of(Piece.same(before)), List.of(Piece.same(after)), false);
    }
    List<Piece> leftPieces = new ArrayList<>();
    List<Piece> rightPieces = new ArrayList<>();
    int at = 0;
    int atRight = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
      int from = delta.getSource().getPosition();
      add(leftPieces, Piece.Kind.SAME, left.subList(at, from));
      add(rightPieces, Piece.Kind.SAME, right.subList(atRight, delta.getTarget().getPosition()));
      add(leftPieces, Piece.Kind.REMOVED, delta.getSource().getLines());
      add(rightPieces, Piece.Kind.ADDED, delta.getTarget().getLines());
      at = from + delta.getSource().size();
      atRight = delta.getTarget().getPosition() + delta.getTarget().size();
    }
    add(leftPieces, Piece.Kind.SAME, left.subList(at, left.size()));
    add(rightPieces, Piece.Kind.SAME, right.subList(atRight, right.size()));
    return new WordDiff(leftPieces, rightPieces, true);
  }

  private static void add(List<Piece> pieces, Piece.Kind kind, List<String> words) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(kind, String.join("", words)));
    }
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }
}
