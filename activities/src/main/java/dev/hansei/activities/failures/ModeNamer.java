package dev.hansei.activities.failures;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.models.ModelJson;
import dev.hansei.activities.models.QuotedData;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has a model name what texts have in common. They are strangers' and are quoted as data; a reply
 * that repeats the mark, is not the JSON asked for, or is no short plain line, is no name.
 */
@Singleton
public final class ModeNamer {
  /** The heaviest texts of a mode; more say little more. */
  public static final int TEXTS_MAX = 10;

  /** A name stands in lists, beside figures. */
  static final int NAME_CHARS_MAX = 60;

  private static final String INSTRUCTIONS =
      """
      You name a group of requests to an application that failed in the same way, so that somebody \
      who reads a list of such groups knows what this one is about. Write one name: 2 to 8 words, \
      at most 60 characters, a noun phrase, in the language of the requests, without a full stop, \
      without names of people and without numbers of orders or accounts.

      %s

      Reply with one JSON object and nothing else: {"name": "..."}\
      """;

  private static final String SCHEMA =
      """
      {"title":"hansei_mode_name","type":"object","additionalProperties":false,\
      "properties":{"name":{"type":"string"}},"required":["name"]}\
      """;

  private final ModelCalls models;

  public ModeNamer(ModelCalls models) {
    this.models = models;
  }

  /** What a model said. */
  public sealed interface Reply {
    /** A name, ready for use. */
    record Name(String name) implements Reply {}

    /** Something that is no name. The journal has it, so the same texts give the same again. */
    record Useless() implements Reply {}

    /** Nothing: the call failed, or was refused. */
    record Silence() implements Reply {}
  }

  /**
   * Asks for a name.
   *
   * @param texts 1 to {@link #TEXTS_MAX}, heaviest first
   */
  public Reply name(ProjectId project, ModelName model, List<String> texts) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      parts.put("request-" + (i + 1), texts.get(i));
    }
    QuotedData data = QuotedData.of(parts);
    var request =
        new ModelRequest(
            model,
            List.of(
                new Message(Message.Role.SYSTEM, INSTRUCTIONS.formatted(data.rule())),
                new Message(Message.Role.USER, data.text())),
            ModelSettings.DEFAULTS,
            Map.of("question", texts.getFirst()),
            SCHEMA,
            0,
            "");
    return switch (models.call(project, request)) {
      case ModelReply.Failed _ -> new Reply.Silence();
      case ModelReply.Answered answered ->
          Optional.of(answered.text())
              .filter(reply -> !data.leaksInto(reply))
              .flatMap(ModelJson::object)
              .map(reply -> reply.path("name"))
              .filter(JsonNode::isTextual)
              .map(name -> name.asText().strip())
              .filter(ModeNamer::isPlain)
              .<Reply>map(Reply.Name::new)
              .orElseGet(Reply.Useless::new);
    };
  }

  /** One line of letters, without an address or a mark that anything would read. */
  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.length() <= NAME_CHARS_MAX
        && name.codePoints().noneMatch(ModeNamer::isForeign)
        && !name.contains("://")
        && !name.contains("[[");
  }

  private static boolean isForeign(int sign) {
    int type = Character.getType(sign);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE
        || sign == '<'
        || sign == '>';
  }
}
