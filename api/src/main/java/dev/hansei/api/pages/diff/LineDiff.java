package dev.hansei.api.pages.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** Two texts compared by line, changed lines by word; long stretches without change are folded. */
public record LineDiff(List<Line> lines) {
  /** Lines shown around a change. */
  private static final int CONTEXT = 3;

  public LineDiff {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param kind what became of it
   * @param folded how many equal lines stand folded here; 0 for a line that is shown
   */
  public record Line(Piece.Kind kind, List<Piece> pieces, int folded) {
    public Line {
      pieces = List.copyOf(pieces);
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

  /** Compares two texts. */
  public static LineDiff of(String before, String after) {
    List<String> left = before.lines().toList();
    List<String> right = after.lines().toList();
    List<Line> lines = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
      int from = delta.getSource().getPosition();
      addEqual(lines, left.subList(at, from), at == 0 ? 0 : CONTEXT, CONTEXT);
      addChange(lines, delta.getSource().getLines(), delta.getTarget().getLines());
      at = from + delta.getSource().size();
    }
    addEqual(lines, left.subList(at, left.size()), at == 0 ? left.size() : CONTEXT, 0);
    return new LineDiff(lines);
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

  private static void addChange(List<Line> lines, List<String> removed, List<String> added) {
    boolean pairs = removed.size() == added.size();
    List<Line> after = new ArrayList<>();
    for (int i = 0; i < removed.size(); i++) {
      if (pairs) {
        WordDiff words = WordDiff.of(removed.get(i), added.get(i));
        lines.add(new Line(Piece.Kind.REMOVED, words.before(), 0));
        after.add(new Line(Piece.Kind.ADDED, words.after(), 0));
      } else {
        lines.add(new Line(Piece.Kind.REMOVED, List.of(Piece.same(removed.get(i))), 0));
      }
    }
    if (!pairs) {
      added.forEach(text -> after.add(new Line(Piece.Kind.ADDED, List.of(Piece.same(text)), 0)));
    }
    lines.addAll(after);
  }

  private static Line sameLine(String text) {
    return new Line(Piece.Kind.SAME, List.of(Piece.same(text)), 0);
  }
}
