package dev.hansei.workflows.traces.redaction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds names of a list, whatever their case, as whole words where words have ends. */
final class NameList {
  private final Node root = new Node();
  private final boolean[] isFirst = new boolean[256];

  NameList(List<String> names) {
    for (String name : names) {
      add(name);
    }
  }

  private static final class Node {
    private final Map<Character, Node> next = new TreeMap<>();
    private boolean isEnd;
  }

  private void add(String name) {
    var node = root;
    for (int i = 0; i < name.length(); i++) {
      node = node.next.computeIfAbsent(folded(name.charAt(i)), c -> new Node());
    }
    node.isEnd = true;
    isFirst[folded(name.charAt(0)) & 0xff] = true;
  }

  boolean isEmpty() {
    return root.next.isEmpty();
  }

  /** The longest name that begins there. */
  Optional<Find> at(String text, int start) {
    if (!isFirst[folded(text.charAt(start)) & 0xff]) {
      return Optional.empty();
    }
    var node = root.next.get(folded(text.charAt(start)));
    int end = -1;
    int at = start + 1;
    while (node != null) {
      if (node.isEnd && isWhole(text, at)) {
        end = at;
      }
      node = at < text.length() ? node.next.get(folded(text.charAt(at))) : null;
      at++;
    }
    return end < 0 ? Optional.empty() : Optional.of(Find.of(PersonalData.NAME, start, end));
  }

  /** Scripts without spaces have no ends of words. */
  private static boolean isWhole(String text, int end) {
    return Glyphs.endsWord(text, end) || !Glyphs.isWord(text.charAt(end - 1));
  }

  private static char folded(char c) {
    return Character.isWhitespace(c) ? ' ' : Character.toLowerCase(Character.toUpperCase(c));
  }
}
