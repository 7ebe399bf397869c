package dev.hansei.api.firstpath;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small handbook of a backup program that does not exist, and what its users asked and were told.
 * Written for these tests.
 */
final class Handbook {
  record Fact(String heading, String sentence, String question) {}

  static final List<Fact> FACTS =
      List.of(
          new Fact(
              "Retention",
              "Lantern keeps daily snapshots for thirty days.",
              "How long are daily snapshots kept?"),
          new Fact(
              "Retention",
              "Weekly snapshots are kept for a year.",
              "For how long does Lantern keep weekly snapshots?"),
          new Fact(
              "Encryption",
              "Every snapshot is encrypted with AES-256 before it leaves the machine.",
              "Which cipher encrypts a snapshot?"),
          new Fact(
              "Encryption",
              "A lost passphrase cannot be recovered by anybody.",
              "Can support recover a lost passphrase?"),
          new Fact(
              "Schedule",
              "By default a backup starts every night at two o'clock.",
              "When does the nightly backup start by default?"),
          new Fact(
              "Schedule",
              "A missed backup starts ten minutes after the machine wakes up.",
              "What happens to a backup missed while the machine was asleep?"),
          new Fact(
              "Restore",
              "The restore command writes into a new folder and never overwrites files.",
              "Does restore overwrite my files?"),
          new Fact(
              "Restore",
              "A single file can be restored by its path and a date.",
              "How can I restore just one file?"),
          new Fact(
              "Limits",
              "A single file may have at most two terabytes.",
              "What is the largest file that Lantern can back up?"),
          new Fact(
              "Limits",
              "Up to fifty machines can share one repository.",
              "How many machines may use the same repository?"),
          new Fact(
              "Network",
              "Lantern needs only outgoing connections on port 443.",
              "Which port must the firewall allow?"),
          new Fact(
              "Network",
              "Uploads are limited to half of the measured bandwidth.",
              "How much of my bandwidth do uploads take?"),
          new Fact(
              "Licences",
              "The free licence covers three machines.",
              "How many machines does the free licence cover?"),
          new Fact(
              "Licences",
              "An expired licence still allows restores.",
              "Can I restore after my licence has expired?"),
          new Fact(
              "Logs",
              "Logs are written to the folder /var/log/lantern.",
              "Where does Lantern write its logs?"),
          new Fact(
              "Logs", "Old logs are compressed after seven days.", "When are old logs compressed?"),
          new Fact(
              "Updates",
              "Updates are installed on Sundays unless a backup is running.",
              "On which day are updates installed?"),
          new Fact(
              "Updates",
              "The previous version is kept so that an update can be undone.",
              "Can I undo an update?"),
          new Fact(
              "Support",
              "Support answers on working days within eight hours.",
              "How quickly does support answer?"),
          new Fact(
              "Support",
              "Diagnostic reports contain no file names.",
              "Do diagnostic reports contain my file names?"));

  private Handbook() {}

  static String markdown() {
    StringBuilder text = new StringBuilder("# Lantern handbook\n\n");
    String heading = "";
    for (Fact fact : FACTS) {
      if (!fact.heading().equals(heading)) {
        heading = fact.heading();
        text.append("\n## ").append(heading).append("\n\n");
      }
      text.append(fact.sentence()).append('\n');
    }
    return text.toString();
  }

  /**
   * One production trace a fact: the passage that answers comes second, and the user was unhappy.
   */
  static List<Map<String, Object>> unhappyTraces() {
    List<Map<String, Object>> traces = new ArrayList<>();
    for (int i = 0; i < FACTS.size(); i++) {
      Fact fact = FACTS.get(i);
      Fact other = FACTS.get((i + 7) % FACTS.size());
      Map<String, Object> trace = new LinkedHashMap<>();
      trace.put("externalId", "ticket-" + i);
      trace.put("input", fact.question());
      trace.put("output", other.sentence());
      trace.put("model", "builtin/extractive");
      trace.put("promptName", "handbook");
      trace.put("promptVersion", "1");
      trace.put("startedAt", "2026-11-20T10:%02d:00Z".formatted(i));
      trace.put("durationMillis", 420 + i);
      trace.put("passages", List.of(passage(i + 7), passage(i), passage(i + 3)));
      trace.put(
          "feedback", List.of(Map.of("thumbs", "down"), Map.of("correction", fact.sentence())));
      traces.add(trace);
    }
    return traces;
  }

  private static Map<String, Object> passage(int index) {
    Fact fact = FACTS.get(index % FACTS.size());
    return Map.of("id", "p" + index % FACTS.size(), "text", fact.sentence(), "score", 0.5);
  }
}
