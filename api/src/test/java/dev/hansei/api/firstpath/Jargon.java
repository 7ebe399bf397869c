package dev.hansei.api.firstpath;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions of a company that calls its systems by birds, and the passages that answer them, which
 * call them by what they are. No embedder can know that; from pairs it can be learnt.
 */
final class Jargon {
  private static final Map<String, String> SYSTEMS =
      ordered(
          "Falcon", "storage cluster",
          "Heron", "mail gateway",
          "Wren", "payroll service",
          "Osprey", "badge reader");

  private static final Map<String, String> TOPICS =
      ordered(
          "How do I restart %s?", "A restart of the %s needs a change ticket and a second person.",
          "Who is on call for %s?", "The rota of the %s names who is woken at night.",
          "Where are the backups of %s?", "Copies of the %s are kept in the vault for ninety days.",
          "How do I get access to %s?", "Access to the %s is granted by the owner within a day.",
          "I forgot my password for %s.", "Passwords of the %s are reset at the front desk.",
          "When is maintenance of %s?", "Maintenance of the %s is on the first Sunday of a month.",
          "Where are the logs of %s?", "Log files of the %s are shipped to the archive each hour.",
          "Who pays for %s?", "The bill of the %s goes to the cost centre of its users.",
          "Whom do I tell that %s is broken?",
              "Faults of the %s are escalated to the duty manager.",
          "How is %s upgraded?", "Upgrades of the %s are tried on a copy and then rolled out.",
          "Which licence has %s?", "The licence of the %s is renewed by purchasing every spring.",
          "Is there a test system of %s?",
              "A test installation of the %s stands in the small lab.");

  /** The same again in words that no case uses. */
  private static final Map<String, String> UNSEEN =
      ordered(
          "%s hangs and must be started again",
              "A restart of the %s needs a change ticket and a" + " second person.",
          "May I log in to %s as a newcomer?",
              "Access to the %s is granted by the owner within a" + " day.",
          "What does %s cost my team?", "The bill of the %s goes to the cost centre of its users.",
          "Can I try something on %s without harm?",
              "A test installation of the %s stands in the" + " small lab.");

  private Jargon() {}

  /** A question and the passage that answers it. */
  record Pair(String question, String passage) {}

  /** What people asked: 48 pairs. */
  static List<Pair> pairs() {
    return of(TOPICS);
  }

  /** What nobody asked yet. */
  static List<Pair> unseen() {
    return of(UNSEEN);
  }

  private static List<Pair> of(Map<String, String> topics) {
    List<Pair> pairs = new ArrayList<>();
    topics.forEach((question, passage) ->
        SYSTEMS.forEach((bird, system) ->
            pairs.add(new Pair(question.formatted(bird), passage.formatted(system)))));
    return pairs;
  }

  /** The handbook with all passages, each under a heading of its own. */
  static String markdown() {
    StringBuilder text = new StringBuilder("# Handbook\n\nThis is how we run our systems.\n");
    int number = 0;
    for (Pair pair : pairs()) {
      number++;
      text.append("\n## Rule %d\n\n%s\n".formatted(number, pair.passage()));
    }
    return text.toString();
  }

  private static Map<String, String> ordered(String... texts) {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (int i = 0; i < texts.length; i += 2) {
      ordered.put(texts[i], texts[i + 1]);
    }
    return ordered;
  }
}
