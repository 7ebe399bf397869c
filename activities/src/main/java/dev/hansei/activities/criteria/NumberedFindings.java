package dev.hansei.activities.criteria;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.infra.models.Sentences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings on numbered texts: we cut and count the texts, and the reply must label each of them
 * exactly once, in order. So neither the judge nor what it reads can add, drop or merge one.
 *
 * @param noun what one text is, as a part's name
 * @param labels the words a text can get, best first
 */
record NumberedFindings(String noun, List<String> texts, List<String> labels) {
  /** Longer texts are cut into so many; the rest stands together as the last. */
  static final int TEXTS_MAX = 50;

  /** As much of a text as tells people which it is. */
  private static final int EXCERPT_CHARS = 80;

  /** One text's label. */
  record Found(int number, String label, String reason) {}

  /** Findings on the sentences of a text. */
  static NumberedFindings ofSentences(String text, List<String> labels) {
    List<String> sentences = new ArrayList<>(Sentences.of(text));
    if (sentences.size() > TEXTS_MAX) {
      List<String> rest = sentences.subList(TEXTS_MAX - 1, sentences.size());
      String last = String.join(" ", rest);
      rest.clear();
      sentences.add(last);
    }
    return new NumberedFindings("sentence", sentences, labels);
  }

  /** The texts as parts of the request. */
  Map<String, String> parts() {
    return JudgedAnswer.numbered(noun, texts);
  }

  /** How the reply must look, for the instructions. */
  String asked() {
    return """
    Reply with one JSON object and nothing else: \
    {"findings": [{"number": 1, "reason": "one sentence", "label": "%s"}, ...]}, with exactly one \
    finding for each %s from 1 to %d, in that order; labels are %s.\
    """
        .formatted(labels.getFirst(), noun, texts.size(), String.join(", ", labels));
  }

  String schema() {
    Map<String, ObjectNode> finding = new LinkedHashMap<>();
    finding.put("number", ReplySchema.whole(1, texts.size()));
    finding.put("reason", ReplySchema.text());
    finding.put("label", ReplySchema.words(labels));
    return ReplySchema.of(
        "hansei_findings", Map.of("findings", ReplySchema.list(ReplySchema.object(finding))));
  }

  List<Found> read(ReplyFields reply) throws OffSchema {
    List<Found> found = new ArrayList<>();
    for (ReplyFields one : reply.list("findings", texts.size(), texts.size())) {
      int number = found.size() + 1;
      if (one.whole("number", 1, texts.size()) != number) {
        throw new OffSchema("finding %d must have the number %d".formatted(number, number));
      }
      found.add(new Found(number, one.word("label", labels), one.text("reason")));
    }
    return found;
  }

  /** How many got the label. */
  static int count(List<Found> found, String label) {
    return (int) found.stream().filter(one -> one.label().equals(label)).count();
  }

  /** All labels by number, as what was extracted. */
  static String extracted(List<Found> found) {
    return found.stream()
        .map(one -> one.number() + " " + one.label())
        .collect(Collectors.joining(", "));
  }

  /** A headline and one line a text, those with the best label last. */
  String told(String headline, List<Found> found) {
    String best = labels.getFirst();
    Stream<Found> sorted =
        Stream.concat(
            found.stream().filter(one -> !one.label().equals(best)),
            found.stream().filter(one -> one.label().equals(best)));
    return headline + sorted.map(this::line).collect(Collectors.joining("\n", "\n", ""));
  }

  private String line(Found one) {
    String text = Finding.cut(Finding.line(texts.get(one.number() - 1)), EXCERPT_CHARS);
    return "%d %s: “%s” %s".formatted(one.number(), one.label(), text, Finding.line(one.reason()));
  }
}
