package dev.hansei.workflows.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer that an application gave before, and what people said of it, as fields of a case: what
 * a judge of feedback incorporation reads. Both are other people's text: data, never instructions.
 * Pure.
 */
public final class EarlierAnswer {
  /** The field with what people said, one remark a line that begins with a dash. */
  public static final String FEEDBACK_FIELD = "feedback";

  /** The field with the answer that they said it of. */
  public static final String ANSWER_FIELD = "previous_answer";

  /** A judge lists at most 20 points; more remarks than this say them again. */
  public static final int REMARKS_MAX = 10;

  /** A longer remark is cut: it is no longer one about an answer. */
  public static final int REMARK_CHARS_MAX = 1_000;

  /** A longer answer is cut; with the remarks it stays well below what a case may hold. */
  public static final int ANSWER_CHARS_MAX = 8_000;

  private static final String CUT = "…";

  private EarlierAnswer() {}

  /**
   * The fields; none where nobody said anything, since the answer alone tells a judge nothing.
   *
   * @param remarks oldest first; blank ones and repeats are left out, of the rest the newest {@link
   *     #REMARKS_MAX} are kept
   */
  public static Map<String, String> fields(String answer, List<String> remarks) {
    List<String> said = new ArrayList<>();
    for (String remark : remarks.reversed()) {
      String line = line(remark);
      if (!line.isEmpty() && !said.contains(line) && said.size() < REMARKS_MAX) {
        said.addFirst(line);
      }
    }
    Map<String, String> fields = new TreeMap<>();
    if (said.isEmpty()) {
      return fields;
    }
    fields.put(FEEDBACK_FIELD, "- " + String.join("\n- ", said));
    if (!answer.isBlank()) {
      fields.put(ANSWER_FIELD, cut(answer.strip(), ANSWER_CHARS_MAX));
    }
    return fields;
  }

  /** On one line, so that no remark can look like two. */
  private static String line(String remark) {
    return cut(remark.strip().replaceAll("\\s+", " "), REMARK_CHARS_MAX);
  }

  private static String cut(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int end = charsMax - CUT.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }
}
