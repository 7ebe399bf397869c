package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One of the demo's questions, as {@code questions.jsonl} has it.
 *
 * @param number within its role, from 1
 * @param pages that answer it; none where the documents do not
 * @param terms that stand on these pages
 */
record Question(
    int number,
    boolean isTraffic,
    String text,
    String reference,
    List<String> pages,
    List<String> terms) {
  Question {
    Objects.requireNonNull(text, "text is null");
    Objects.requireNonNull(reference, "reference is null");
    pages = List.copyOf(pages);
    terms = List.copyOf(terms);
  }

  /** The file's questions, in its order. */
  static List<Question> all() {
    return Shipped.lines("questions.jsonl").stream().map(Question::of).toList();
  }

  /** What production users ask. */
  static List<Question> traffic() {
    return all().stream().filter(Question::isTraffic).toList();
  }

  /** What the gate asks. */
  static List<Question> gate() {
    return all().stream().filter(question -> !question.isTraffic).toList();
  }

  /**
   * Whether it teaches the judge. Every second question of the traffic does, and the others are for
   * tuning: a question has one use, so that nothing is tuned on what judges it.
   */
  boolean teachesTheJudge() {
    return isTraffic && number % 2 == 0;
  }

  private static Question of(JsonNode line) {
    String id = line.path("id").asText();
    return new Question(
        Integer.parseInt(id.substring(id.indexOf('-') + 1)),
        line.path("role").asText().equals("traffic"),
        line.path("question").asText(),
        line.path("reference").asText(),
        texts(line.path("pages")),
        texts(line.path("terms")));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
