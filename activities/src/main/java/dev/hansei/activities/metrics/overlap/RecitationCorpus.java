package dev.hansei.activities.metrics.overlap;

import dev.hansei.activities.metrics.overlap.SuffixArray.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many documents, in which the longest run of an answer's words is found again and again: indexed
 * once, by a suffix array of word numbers. A run may go over the end of a passage, not of a
 * document. Immutable, safe for many threads. Keeps some 8 bytes a word and its vocabulary.
 */
public final class RecitationCorpus {
  /** Stands between documents; no word has it. */
  private static final int BORDER = 0;

  /** A word of an answer that stands in no document. */
  private static final int UNKNOWN = -1;

  private final Map<String, Integer> numbers;
  private final SuffixArray index;
  private final List<Part> parts;
  private final int[] starts;

  private RecitationCorpus(
      Map<String, Integer> numbers, SuffixArray index, List<Part> parts, int[] starts) {
    this.numbers = numbers;
    this.index = index;
    this.parts = List.copyOf(parts);
    this.starts = starts;
  }

  /**
   * A document's passages, in their order.
   *
   * @param name what it is called when it is cited
   */
  public record Text(String name, List<String> passages) {
    public Text {
      passages = List.copyOf(passages);
    }
  }

  /** A passage, counted from 1 within its document. */
  private record Part(String document, int passage) {}

  /** Indexes; about a second for a million words. The caller bounds how many there are. */
  public static RecitationCorpus of(List<Text> texts) {
    Map<String, Integer> numbers = new HashMap<>();
    List<Part> parts = new ArrayList<>();
    List<int[]> pieces = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    int size = 0;
    for (Text text : texts) {
      for (int i = 0; i < text.passages().size(); i++) {
        int[] piece =
            Recitation.words(text.passages().get(i), Integer.MAX_VALUE).stream()
                .mapToInt(word -> numbers.computeIfAbsent(word.text(), _ -> numbers.size() + 1))
                .toArray();
        parts.add(new Part(text.name(), i + 1));
        starts.add(size);
        pieces.add(piece);
        size += piece.length;
      }
      pieces.add(new int[] {BORDER});
      size++;
    }
    int[] words = joined(pieces, size);
    var index = SuffixArray.of(words, numbers.size() + 1, Recitation.ANSWER_WORDS_MAX);
    return new RecitationCorpus(
        numbers, index, parts, starts.stream().mapToInt(Integer::intValue).toArray());
  }

  private static int[] joined(List<int[]> pieces, int size) {
    int[] words = new int[size];
    int at = 0;
    for (int[] piece : pieces) {
      System.arraycopy(piece, 0, words, at, piece.length);
      at += piece.length;
    }
    return words;
  }

  /**
   * The longest run of the answer that stands in a document; the first of its length in the answer.
   * Cited by document, passage and the word of the passage at which it begins; where it stands
   * several times, by one of the places.
   *
   * @throws IllegalArgumentException where the answer is longer than can be compared
   */
  public Recitation longest(String answer) {
    List<Recitation.Word> own = Recitation.words(answer, Recitation.ANSWER_WORDS_MAX);
    int[] text =
        own.stream().mapToInt(word -> numbers.getOrDefault(word.text(), UNKNOWN)).toArray();
    Run best = Run.NONE;
    int from = 0;
    for (int i = 0; text.length - i > best.length(); i++) {
      Run here = index.longest(text, i);
      if (here.length() > best.length()) {
        best = here;
        from = i;
      }
    }
    String citation =
        best.length() == 0
            ? ""
            : "%s: %s"
                .formatted(place(best.place()), Recitation.quote(answer, own, from, best.length()));
    return new Recitation(best.length(), own.size(), citation);
  }

  private String place(int word) {
    int found = Arrays.binarySearch(starts, word);
    int part = found >= 0 ? lastAt(found) : -found - 2;
    return "document %s, passage %d from word %d"
        .formatted(parts.get(part).document(), parts.get(part).passage(), word - starts[part] + 1);
  }

  /** A passage without a word begins where the next one does. */
  private int lastAt(int part) {
    int last = part;
    while (last + 1 < starts.length && starts[last + 1] == starts[part]) {
      last++;
    }
    return last;
  }
}
