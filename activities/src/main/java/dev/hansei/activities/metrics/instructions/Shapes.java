package dev.hansei.activities.metrics.instructions;

import dev.hansei.activities.metrics.tokens.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How an answer begins and ends, and what it consists of. */
final class Shapes {
  private static final List<String> OPTIONS =
      List.of("My answer is yes.", "My answer is no.", "My answer is maybe.");

  private static final Pattern DIVIDER = Pattern.compile("\\*{6}");

  private Shapes() {}

  static boolean isConstrained(String answer) {
    return OPTIONS.stream().anyMatch(answer::contains);
  }

  static boolean isQuoted(String answer) {
    String text = PythonText.strip(answer);
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
  }

  static Instruction endsWith(Arguments arguments) {
    String phrase = PythonText.lower(PythonText.strip(arguments.text("end_phrase")));
    return answer -> PythonText.lower(unquoted(PythonText.strip(answer))).endsWith(phrase);
  }

  private static String unquoted(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) == '"') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == '"') {
      end--;
    }
    return text.substring(start, end);
  }

  static Instruction repeats(Arguments arguments) {
    String prompt = PythonText.lower(PythonText.strip(arguments.text("prompt_to_repeat")));
    return answer -> PythonText.lower(PythonText.strip(answer)).startsWith(prompt);
  }

  /** Two different ones, with six asterisks between them. */
  static boolean areTwo(String answer) {
    List<String> given = new ArrayList<>();
    String[] parts = DIVIDER.split(answer, -1);
    for (int i = 0; i < parts.length; i++) {
      String part = PythonText.strip(parts[i]);
      if (!part.isEmpty()) {
        given.add(part);
      } else if (i > 0 && i < parts.length - 1) {
        return false;
      }
    }
    return given.size() == 2 && !given.getFirst().equals(given.getLast());
  }
}
