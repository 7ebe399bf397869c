package dev.hansei.api.pages.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * Two texts compared by line, changed lines by word; long stretches without change are folded.
 * Texts that are too long for that are compared at their ends only: between the first and the last
 * line that differ, all of one stands before all of the other.
 */
public record LineDiff(List<Line> lines) {
  /** As many lines as {@link WordDiff} compares words, and for the same reason. */
  public static final int LINES_MAX = WordDiff.WORDS_MAX;

  /** Of changed lines that are compared by word, one side; all of them take under a second. */
  static final int WORD_CHARS_MAX = 100_000;

  /** Of either side of one change; nobody reads more, and a page of megabytes opens slowly. */
  static final int SHOWN_MAX = 2_000;

  /** Lines shown around a change. */
  private static final int CONTEXT = 3;

  public LineDiff {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param kind what became of it
   * @param folded how many lines of that kind stand folded here; 0 for a line that is shown
   */
  public record Line(Piece.Kind kind, List<Piece> pieces, int folded) {
    public Line {
      pieces = List.copyOf(pieces);
    }

    /** What became of the lines that stand folded here. */
    public String fold() {
      return switch (kind) {
        case SAME -> "the same";
        case REMOVED -> "more gone";
        case ADDED -> "more new";
      };
    }

    /** The sign in the margin: minus, plus or a space. */
    public String sign() {
      return switch (kind) {
        case SAME -> " ";
        case REMOVED -> "−";
        case ADDED -> "+";
      };
    }
  }

  /**
   * What differs at one place.
   *
   * @param at how many lines of the earlier text stand before it
   */
  private record Change(int at, List<String> removed, List<String> added) {}

  /** Compares two texts. */
  public static LineDiff of(String before, String after) {
    List<String> left = before.lines().toList();
    List<String> right = after.lines().toList();
    List<Line> lines = new ArrayList<>();
    int at = 0;
    int byWord = 0;
    for (Change change : changes(left, right)) {
      addEqual(lines, left.subList(at, change.at()), at == 0 ? 0 : CONTEXT, CONTEXT);
      byWord += chars(change.removed());
      addChange(lines, change, byWord <= WORD_CHARS_MAX);
      at = change.at() + change.removed().size();
    }
    addEqual(lines, left.subList(at, left.size()), at == 0 ? left.size() : CONTEXT, 0);
    return new LineDiff(lines);
  }

  private static List<Change> changes(List<String> left, List<String> right) {
    if (Math.max(left.size(), right.size()) <= LINES_MAX) {
      return changes(left, right, 0);
    }
    int shorter = Math.min(left.size(), right.size());
    int head = 0;
    while (head < shorter && left.get(head).equals(right.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
      tail++;
    }
    var removed = left.subList(head, left.size() - tail);
    var added = right.subList(head, right.size() - tail);
    if (removed.isEmpty() && added.isEmpty()) {
      return List.of();
    }
    return Math.max(removed.size(), added.size()) <= LINES_MAX
        ? changes(removed, added, head)
        : List.of(new Change(head, removed, added));
  }

  private static List<Change> changes(List<String> left, List<String> right, int before) {
    List<Change> changes = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
      changes.add(
          new Change(
              before + delta.getSource().getPosition(),
              delta.getSource().getLines(),
              delta.getTarget().getLines()));
    }
    return changes;
  }

  private static int chars(List<String> lines) {
    return lines.stream().mapToInt(String::length).sum();
  }

  /** Whether anything differs. */
  public boolean hasChange() {
    return lines.stream().anyMatch(line -> line.kind() != Piece.Kind.SAME);
  }

  private static void addEqual(List<Line> lines, List<String> equal, int head, int tail) {
    if (equal.size() <= head + tail + 1) {
      equal.forEach(text -> lines.add(sameLine(text)));
      return;
    }
    equal.subList(0, head).forEach(text -> lines.add(sameLine(text)));
    lines.add(new Line(Piece.Kind.SAME, List.of(), equal.size() - head - tail));
    equal.subList(equal.size() - tail, equal.size()).forEach(text -> lines.add(sameLine(text)));
  }

  private static void addChange(List<Line> lines, Change change, boolean byWord) {
    List<String> removed = change.removed();
    List<String> added = change.added();
    boolean pairs = byWord && removed.size() == added.size();
    List<Line> before = new ArrayList<>();
    List<Line> after = new ArrayList<>();
    for (int i = 0; i < removed.size(); i++) {
      if (pairs) {
        WordDiff words = WordDiff.of(removed.get(i), added.get(i));
        before.add(new Line(Piece.Kind.REMOVED, words.before(), 0));
        after.add(new Line(Piece.Kind.ADDED, words.after(), 0));
      } else {
        before.add(new Line(Piece.Kind.REMOVED, List.of(Piece.same(removed.get(i))), 0));
      }
    }
    if (!pairs) {
      added.forEach(text -> after.add(new Line(Piece.Kind.ADDED, List.of(Piece.same(text)), 0)));
    }
    addShown(lines, before);
    addShown(lines, after);
  }

  /** Lines of one kind, the last of them folded where they are too many. */
  private static void addShown(List<Line> lines, List<Line> some) {
    int more = some.size() - SHOWN_MAX;
    lines.addAll(more > 0 ? some.subList(0, SHOWN_MAX) : some);
    if (more > 0) {
      lines.add(new Line(some.getFirst().kind(), List.of(), more));
    }
  }

  private static Line sameLine(String text) {
    return new Line(Piece.Kind.SAME, List.of(Piece.same(text)), 0);
  }
}
