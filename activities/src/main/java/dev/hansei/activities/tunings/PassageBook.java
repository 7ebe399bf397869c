package dev.hansei.activities.tunings;

import dev.hansei.workflows.cases.Passage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Passages, each text once. A document's passage is ranked with its heading, as applications search
 * it; cases cite it with or without, and mean the same.
 */
final class PassageBook {
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private long chars;

  /** A document's passage; one that is there stays. */
  void add(Passage passage) {
    String bare = passage.text().strip();
    String searched = passage.heading().isBlank() ? bare : passage.heading().strip() + "\n" + bare;
    int place = place(searched);
    // Where two headings have the same text, a citation without one means the first.
    places.putIfAbsent(bare, place);
  }

  /** The place of a text, from 0; a text that is not there is added. */
  int place(String text) {
    String stripped = text.strip();
    Integer there = places.get(stripped);
    if (there != null) {
      return there;
    }
    texts.add(stripped);
    chars += stripped.length();
    places.put(stripped, texts.size() - 1);
    return texts.size() - 1;
  }

  /** Characters of all texts together. */
  long chars() {
    return chars;
  }

  List<String> texts() {
    return Collections.unmodifiableList(texts);
  }
}
