package dev.hansei.infra.models;

import dev.hansei.infra.models.RecordedOutput.Found;
import dev.hansei.infra.models.RecordedOutput.NoRecording;
import dev.hansei.workflows.lineage.Sha256;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The model {@code recorded/<set>}: outputs that some application once gave, replayed by input. A
 * set is JSON lines of {@code {"input": "...", "output": "..."}}; other fields are kept in the
 * artifact and not read. It is not a model: it answers nothing that was not recorded. Immutable.
 */
public final class RecordedSet {
  /** Recordings of one set: several suites' worth, some 100 MB in memory at most sizes seen. */
  public static final int RECORDINGS_MAX = 200_000;

  /** Characters of one line, so of input and output together. */
  public static final int LINE_CHARS_MAX = 1_000_000;

  /** Bad lines that are listed; {@link #badLineCount} counts the others. */
  public static final int BAD_LINES_LISTED_MAX = 1_000;

  private final Map<Sha256, Found> recordings;
  private final List<BadLine> badLines;
  private final int badLineCount;

  RecordedSet(Map<Sha256, Found> recordings, List<BadLine> badLines, int badLineCount) {
    this.recordings = new LinkedHashMap<>(recordings);
    this.badLines = List.copyOf(badLines);
    this.badLineCount = badLineCount;
  }

  /**
   * A line that was left out.
   *
   * @param line from 1
   * @param reason what is wrong with it, for its author
   */
  public record BadLine(int line, String reason) {}

  /**
   * Reads JSON lines in UTF-8. Good lines are kept, bad ones listed; reading itself never fails.
   */
  public static RecordedSet read(byte[] jsonLines) {
    return new RecordedSetReader().read(jsonLines);
  }

  /**
   * The key of an input: SHA-256 of its text in NFC, with line ends as {@code \n} and without white
   * space at the ends, which editors and exports change without anybody meaning it.
   */
  public static Sha256 keyOf(String input) {
    String lines = input.replace("\r\n", "\n").replace('\r', '\n');
    return Sha256.of(Normalizer.normalize(lines, Normalizer.Form.NFC).strip());
  }

  /** Looks an input up. */
  public RecordedOutput find(String input) {
    Sha256 key = keyOf(input);
    Found found = recordings.get(key);
    return found == null ? new NoRecording(key) : found;
  }

  /** How many inputs it can answer. */
  public int size() {
    return recordings.size();
  }

  /** The first {@link #BAD_LINES_LISTED_MAX} lines that were left out. */
  public List<BadLine> badLines() {
    return badLines;
  }

  /** How many lines were left out in all. */
  public int badLineCount() {
    return badLineCount;
  }
}
