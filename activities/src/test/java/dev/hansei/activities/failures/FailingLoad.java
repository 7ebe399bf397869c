package dev.hansei.activities.failures;

import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Traces of one step, every fifth a refusal. Refused questions are so many different texts, each
 * asked several times, some of them in other letters.
 */
final class FailingLoad {
  private static final int FAILS_EVERY = 5;
  private static final int AT_ONCE = 2_000;
  private static final int WORDS_ASKED = 9;
  private static final int TOPICS = 40;
  private static final int DIMENSION = 384;

  /** Share of a vector that is its topic's: two of one topic have a cosine of 0.64. */
  private static final double OF_TOPIC = 0.8;

  private static final double OF_ITS_OWN = 0.6;
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final String[] WORDS =
      ("parcel invoice password refund voucher contract delivery account subscription discount"
              + " warranty receipt find change cancel download return extend check share repeat"
              + " print summer winter shop basket colour size gift card street letter phone window"
              + " driver morning evening border customs weight label broken missing double wrong"
              + " green leather cotton engine battery charger screen garden kitchen ladder")
          .split(" ");

  private final int traces;
  private final int texts;

  /**
   * @param traces all of them
   * @param texts different ones among the refused questions, at most as many as failures
   */
  FailingLoad(int traces, int texts) {
    this.traces = traces;
    this.texts = Math.min(texts, Math.max(1, traces / FAILS_EVERY));
  }

  int failures() {
    return (traces + FAILS_EVERY - 1) / FAILS_EVERY;
  }

  int texts() {
    return texts;
  }

  /** The first texts. */
  List<String> texts(int count) {
    return IntStream.range(0, count).mapToObj(FailingLoad::text).toList();
  }

  void accept(Traces doors, ProjectId project) {
    for (int from = 0; from < traces; from += AT_ONCE) {
      var spans = new ArrayList<Span>();
      for (int i = from; i < Math.min(traces, from + AT_ONCE); i++) {
        spans.add(span(i));
      }
      doors.accept(project, spans);
    }
  }

  /** Unit vectors, those of one topic near each other; as a model of {@value #DIMENSION} gives. */
  Map<PatternId, float[]> vectors(Map<PatternId, String> patterns) {
    var vectors = new LinkedHashMap<PatternId, float[]>();
    patterns.forEach((id, text) -> {
      double[] topic = direction(Math.floorMod(text.hashCode(), TOPICS));
      double[] own = direction(TOPICS + text.hashCode());
      for (int i = 0; i < DIMENSION; i++) {
        own[i] = OF_TOPIC * topic[i] + OF_ITS_OWN * own[i];
      }
      unit(own);
      float[] vector = new float[DIMENSION];
      for (int i = 0; i < DIMENSION; i++) {
        vector[i] = (float) own[i];
      }
      vectors.put(id, vector);
    });
    return vectors;
  }

  private static double[] direction(long seed) {
    var random = new Random(seed);
    double[] direction = random.doubles(DIMENSION, -1, 1).toArray();
    unit(direction);
    return direction;
  }

  private static void unit(double[] vector) {
    double length = Math.sqrt(DoubleStream.of(vector).map(part -> part * part).sum());
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
  }

  private static String text(int number) {
    var random = new Random(number);
    var text = new StringBuilder("How can I");
    for (int word = 0; word < WORDS_ASKED; word++) {
      text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.append('?').toString();
  }

  private Span span(int number) {
    boolean fails = number % FAILS_EVERY == 0;
    int asked = number / FAILS_EVERY % texts;
    // Every other time in capitals: the same text all the same.
    boolean loud = number / FAILS_EVERY / texts % 2 == 1;
    String text = text(fails ? asked : texts + number);
    Instant at = START.plusSeconds(number);
    return new Span(
        new TraceId("%016x%016x".formatted(new Random(number).nextLong(), number + 1L)),
        "%016x".formatted(number + 1L),
        Optional.empty(),
        "answer",
        "chat",
        at,
        at.plusSeconds(1),
        Span.Status.OK,
        "openai/stub",
        Optional.of(new Span.PromptUse("support", Integer.toString(number / 20_000))),
        List.of(new Message(Message.Role.USER, loud ? text.toUpperCase(Locale.ROOT) : text)),
        List.of(
            new Message(
                Message.Role.ASSISTANT,
                fails ? "I do not know that." : "Open the page and choose it.")),
        List.of(),
        300,
        30,
        Map.of());
  }
}
