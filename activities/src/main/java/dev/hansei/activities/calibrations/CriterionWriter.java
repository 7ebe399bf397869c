package dev.hansei.activities.calibrations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.models.ModelJson;
import dev.hansei.activities.models.QuotedData;
import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.calibrations.ProposalPolicy;
import dev.hansei.workflows.calibrations.QuotePolicy;
import dev.hansei.workflows.criteria.Quote;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has a model word a criterion from what people said. That is strangers' text and is quoted as
 * data; a reply that repeats the mark, is not the JSON asked for, has no short plain name and
 * sentence, or quotes nothing that was said is of no use, and the model is asked again, a few
 * times.
 */
@Singleton
final class CriterionWriter {
  /** The observations nearest to the middle of a group; more say little more. */
  static final int TEXTS_MAX = 10;

  /** Of one observation: what it is about stands at its beginning. */
  private static final int TEXT_CHARS_MAX = 1_000;

  /** A model that said nothing of use so often will not. */
  static final int TRIES_MAX = 3;

  private static final int NAME_CHARS_MAX = 60;
  private static final int SENTENCE_CHARS_MAX = 300;

  private static final String INSTRUCTIONS =
      """
      People who read answers of an application wrote down what they saw. You are given remarks that \
      are about the same thing. Write the criterion that they argue for: what a good answer is, so \
      that somebody can say of any answer whether it meets it. Give a name of 1 to 6 words, and one \
      sentence that begins with a verb in the third person, such as "Says only what the passages \
      say.", in the language of the remarks. Quote one to five remarks that argue for it, letter for \
      letter, each at most 200 characters, and name the remark that each is from.

      %s

      Reply with one JSON object and nothing else: \
      {"name": "...", "sentence": "...", "quotes": [{"from": "remark-1", "text": "..."}]}\
      """;

  private static final String SCHEMA =
      """
      {"title":"hansei_criterion","type":"object","additionalProperties":false,\
      "properties":{"name":{"type":"string"},"sentence":{"type":"string"},\
      "quotes":{"type":"array","items":{"type":"object","additionalProperties":false,\
      "properties":{"from":{"type":"string"},"text":{"type":"string"}},\
      "required":["from","text"]}}},"required":["name","sentence","quotes"]}\
      """;

  private final ModelCalls models;

  CriterionWriter(ModelCalls models) {
    this.models = models;
  }

  /** What a model wrote, checked. */
  record Written(String name, String sentence, List<Quote> quotes) {}

  /**
   * Asks for a criterion; empty where the model fails, or says nothing of use {@link #TRIES_MAX}
   * times. Each try is paid once.
   *
   * @param said 1 or more, nearest first; the first {@link #TEXTS_MAX} are shown
   */
  Optional<Written> write(ProjectId project, ModelName model, List<Observation> said) {
    Map<String, Observation> shown = new LinkedHashMap<>();
    Map<String, String> parts = new LinkedHashMap<>();
    for (Observation one : said.subList(0, Math.min(TEXTS_MAX, said.size()))) {
      String name = "remark-" + (shown.size() + 1);
      shown.put(name, one);
      parts.put(name, one.text().substring(0, Math.min(TEXT_CHARS_MAX, one.text().length())));
    }
    QuotedData data = QuotedData.of(parts);
    for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
      if (!(models.call(project, request(model, data, said.getFirst(), attempt))
          instanceof ModelReply.Answered answered)) {
        return Optional.empty();
      }
      Optional<Written> written =
          Optional.of(answered.text())
              .filter(reply -> !data.leaksInto(reply))
              .flatMap(ModelJson::object)
              .flatMap(reply -> checked(reply, shown));
      if (written.isPresent()) {
        return written;
      }
    }
    return Optional.empty();
  }

  private static ModelRequest request(
      ModelName model, QuotedData data, Observation first, int attempt) {
    return new ModelRequest(
        model,
        List.of(
            new Message(Message.Role.SYSTEM, INSTRUCTIONS.formatted(data.rule())),
            new Message(Message.Role.USER, data.text())),
        ModelSettings.DEFAULTS,
        Map.of("question", first.text()),
        SCHEMA,
        attempt,
        "");
  }

  private static Optional<Written> checked(JsonNode reply, Map<String, Observation> shown) {
    String name = reply.path("name").asText("").strip();
    String sentence = reply.path("sentence").asText("").strip();
    List<Quote> quotes = quotes(reply.path("quotes"), shown);
    boolean isFit =
        isPlain(name, NAME_CHARS_MAX) && isPlain(sentence, SENTENCE_CHARS_MAX) && !quotes.isEmpty();
    return isFit ? Optional.of(new Written(name, sentence, quotes)) : Optional.empty();
  }

  /** Those that were said, one of each remark. */
  private static List<Quote> quotes(JsonNode told, Map<String, Observation> shown) {
    Map<String, Quote> found = new LinkedHashMap<>();
    for (JsonNode one : told) {
      String from = one.path("from").asText("");
      Observation said = shown.get(from);
      if (said != null && found.size() < ProposalPolicy.QUOTES_MAX) {
        QuotePolicy.verbatim(said, one.path("text").asText(""))
            .ifPresent(quote -> found.putIfAbsent(from, quote));
      }
    }
    return new ArrayList<>(found.values());
  }

  /** One line, without an address or a mark that anything would read. */
  private static boolean isPlain(String text, int charsMax) {
    return !text.isEmpty()
        && text.length() <= charsMax
        && text.codePoints().noneMatch(CriterionWriter::isForeign)
        && !text.contains("://")
        && !text.contains("[[");
  }

  private static boolean isForeign(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> sign == '<' || sign == '>';
    };
  }
}
