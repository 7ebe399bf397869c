package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Production: users' questions, the traces of which the application sends, and what is said of
 * them.
 */
final class Traffic {
  /** The name of the evaluation under which labels come as feedback; the detector knows it. */
  static final String EVALUATION = "answers-the-question";

  /** What the application answers at once on two cores. */
  private static final int AT_ONCE = 2;

  private final Application application;
  private final Told told;

  Traffic(Application application, Told told) {
    this.application = application;
    this.told = told;
  }

  /**
   * What was said of answers.
   *
   * @param labelled answers that somebody had read
   * @param reasons how often each was given for a failure, most frequent first
   */
  record Said(int labelled, Map<String, Integer> reasons) {
    Said {
      reasons = Collections.unmodifiableMap(reasons);
    }
  }

  /** What a user asked and got. */
  record Exchange(Question question, String answer, String traceId) {}

  /** Asks all of them; returns when the service has all traces. */
  List<Exchange> ask(List<Question> questions) {
    List<Exchange> exchanges = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Exchange>> going =
          questions.stream().map(question -> executor.submit(() -> ask(question))).toList();
      for (Future<Exchange> each : going) {
        exchanges.add(each.get());
        if (exchanges.size() % 30 == 0) {
          told.now("users asked %d of %d questions", exchanges.size(), questions.size());
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DemoFailure failure
          ? failure
          : DemoFailure.failed(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      throw DemoFailure.interrupted();
    }
    application.awaitTraces(exchanges.size());
    return exchanges;
  }

  private Exchange ask(Question question) {
    JsonNode answer = application.ask(question.text());
    return new Exchange(question, answer.path("answer").asText(), answer.path("traceId").asText());
  }

  /**
   * Says of each what the label file says, in the name of who made it; of an answer that nobody
   * read nothing is said.
   */
  static Said judge(Api lead, List<Exchange> exchanges, LabelFile labels) {
    Map<String, Integer> reasons = new TreeMap<>();
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      labels
          .of(exchange.question().text(), exchange.answer())
          .ifPresent(label -> {
            lines.add(feedback(exchange, label));
            if (!label.passes()) {
              reasons.merge(label.reason(), 1, Integer::sum);
            }
          });
    }
    if (!lines.isEmpty()) {
      lead.postLines("/feedback", lines);
    }
    return new Said(lines.size(), byCount(reasons));
  }

  private static Map<String, Object> feedback(Exchange exchange, LabelFile.Label label) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("traceId", exchange.traceId());
    line.put(
        "evaluation",
        Map.of(
            "name",
            EVALUATION,
            "value",
            label.passes() ? 1 : 0,
            "explanation",
            "%s, not a person: %s".formatted(label.author(), label.reason())));
    if (!label.passes()) {
      line.put("correction", exchange.question().reference());
    }
    return line;
  }

  static Map<String, Integer> byCount(Map<String, Integer> counts) {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return sorted;
  }
}
