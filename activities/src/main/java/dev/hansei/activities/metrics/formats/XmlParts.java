package dev.hansei.activities.metrics.formats;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stretches of a text that may be XML: from a tag to the one that closes it, tags in between
 * properly nested, longest first. A tag that closes nothing ends what was open before it.
 */
final class XmlParts {
  /** An answer with more is no answer. */
  private static final int TAGS_MAX = 20_000;

  /** Stretches that are parsed; each costs its length. */
  private static final int PARTS_MAX = 100;

  private static final Pattern TAG =
      Pattern.compile(
          "<!--.*?-->|<!\\[CDATA\\[.*?\\]\\]>"
              + "|<(/?)([\\p{L}_:][\\p{L}\\p{N}_:.-]*)"
              + "((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>",
          Pattern.DOTALL);

  private XmlParts() {}

  private record Open(String name, int start) {}

  static List<String> of(String text) {
    List<String> parts = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(text);
    int wholeFrom = 0;
    for (int tags = 0; tags < TAGS_MAX && parts.size() < PARTS_MAX && tag.find(); tags++) {
      String name = tag.group(2);
      if (name == null) {
        continue;
      }
      if (tag.group(1).isEmpty() && !tag.group(3).endsWith("/")) {
        open.push(new Open(name, tag.start()));
      } else if (tag.group(1).isEmpty()) {
        add(parts, text, open.isEmpty() ? tag.start() : -1, tag.end());
      } else if (!open.isEmpty() && open.getFirst().name().equals(name)) {
        int start = open.pop().start();
        add(parts, text, start >= wholeFrom ? start : -1, tag.end());
      } else {
        open.clear();
        wholeFrom = tag.end();
      }
    }
    return parts.reversed();
  }

  private static void add(List<String> parts, String text, int start, int end) {
    if (start >= 0) {
      parts.add(text.substring(start, end));
    }
  }
}
