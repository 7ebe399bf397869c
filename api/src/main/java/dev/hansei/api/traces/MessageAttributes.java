package dev.hansei.api.traces;

import dev.hansei.workflows.models.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was said to the model and by it, in whichever convention a span tells it: the current GenAI
 * attributes first, then the older ones, OpenInference's, and messages in events.
 */
final class MessageAttributes {
  /** More messages than any conversation; bounds the search for numbered attributes. */
  private static final int NUMBERED_MAX = 1_000;

  private static final List<String> INPUTS =
      List.of(
          "gen_ai.input.messages",
          "gen_ai.prompt",
          "input.value",
          "langfuse.observation.input",
          "confident.span.input",
          "mlflow.spanInputs",
          "traceloop.entity.input",
          "langfuse.trace.input",
          "confident.trace.input");
  private static final List<String> OUTPUTS =
      List.of(
          "gen_ai.output.messages",
          "gen_ai.completion",
          "output.value",
          "langfuse.observation.output",
          "confident.span.output",
          "mlflow.spanOutputs",
          "traceloop.entity.output",
          "langfuse.trace.output",
          "confident.trace.output");
  private static final List<String> INPUT_PREFIXES =
      List.of("gen_ai.prompt.", "llm.input_messages.", "llm.prompts.");
  private static final List<String> OUTPUT_PREFIXES =
      List.of("gen_ai.completion.", "llm.output_messages.", "llm.choices.");
  private static final String INSTRUCTIONS = "gen_ai.system_instructions";
  private static final String CHOICE = "gen_ai.choice";

  private MessageAttributes() {}

  /** Instructions and what was asked. */
  static List<Message> input(SpanAttributes attributes, List<OtlpSpan.Event> events) {
    var messages = new ArrayList<>(take(attributes, INSTRUCTIONS, Message.Role.SYSTEM));
    var asked = first(attributes, INPUTS, INPUT_PREFIXES, Message.Role.USER);
    messages.addAll(asked.isEmpty() ? inputOf(events) : asked);
    return messages;
  }

  /** What was answered. */
  static List<Message> output(SpanAttributes attributes, List<OtlpSpan.Event> events) {
    var answered = first(attributes, OUTPUTS, OUTPUT_PREFIXES, Message.Role.ASSISTANT);
    return answered.isEmpty() ? outputOf(events) : answered;
  }

  private static List<Message> first(
      SpanAttributes attributes, List<String> names, List<String> prefixes, Message.Role speaker) {
    var found = take(attributes, names.getFirst(), speaker);
    for (String prefix : prefixes) {
      found = found.isEmpty() ? numbered(attributes, prefix, speaker) : found;
    }
    for (String name : names) {
      found = found.isEmpty() ? take(attributes, name, speaker) : found;
    }
    return found;
  }

  private static List<Message> take(SpanAttributes attributes, String name, Message.Role speaker) {
    var value = attributes.peek(name);
    if (value.isEmpty()) {
      return List.of();
    }
    var reading = Conversations.read(attributes.structure(name), speaker);
    if (reading.whole()) {
      attributes.drop(name);
    }
    return reading.messages();
  }

  /** {@code gen_ai.prompt.0.content} and {@code llm.input_messages.0.message.content}. */
  private static List<Message> numbered(
      SpanAttributes attributes, String prefix, Message.Role speaker) {
    var messages = new ArrayList<Message>();
    for (int i = 0; i < NUMBERED_MAX && attributes.hasAny(prefix + i + "."); i++) {
      var one = prefix + i + ".";
      var inner = attributes.hasAny(one + "message.") ? one + "message." : one;
      var role = attributes.text(inner + "role");
      var content = content(attributes, one, inner);
      if (!content.isEmpty()) {
        messages.add(new Message(Conversations.roleOf(role, speaker), content));
      }
    }
    return messages;
  }

  /** One text, or OpenInference's numbered contents, of which only texts are said. */
  private static String content(SpanAttributes attributes, String one, String inner) {
    var whole = attributes.text(inner + "content", one + "prompt.text", one + "completion.text");
    if (!whole.isEmpty()) {
      return whole;
    }
    var texts = new ArrayList<String>();
    var contents = inner + "contents.";
    for (int i = 0; i < NUMBERED_MAX && attributes.hasAny(contents + i + "."); i++) {
      attributes.take(contents + i + ".message_content.text").ifPresent(it -> texts.add(it + ""));
    }
    return String.join("\n", texts);
  }

  private static List<Message> inputOf(List<OtlpSpan.Event> events) {
    var messages = new ArrayList<Message>();
    for (OtlpSpan.Event event : events) {
      var body = event.attributes();
      switch (event.name()) {
        case "gen_ai.system.message" -> said(messages, body, Message.Role.SYSTEM);
        case "gen_ai.user.message" -> said(messages, body, Message.Role.USER);
        case "gen_ai.assistant.message" -> said(messages, body, Message.Role.ASSISTANT);
        case "gen_ai.content.prompt" ->
            messages.addAll(
                Conversations.read(body.getOrDefault("gen_ai.prompt", ""), Message.Role.USER)
                    .messages());
        case "gen_ai.client.inference.operation.details" ->
            messages.addAll(input(new SpanAttributes(body), List.of()));
        default -> {
          // Any other event tells nothing that was said; it stays with the attributes.
        }
      }
    }
    return messages;
  }

  private static List<Message> outputOf(List<OtlpSpan.Event> events) {
    var messages = new ArrayList<Message>();
    for (OtlpSpan.Event event : events) {
      var body = event.attributes();
      switch (event.name()) {
        case CHOICE -> said(messages, body, Message.Role.ASSISTANT);
        case "gen_ai.content.completion" ->
            messages.addAll(
                Conversations.read(
                        body.getOrDefault("gen_ai.completion", ""), Message.Role.ASSISTANT)
                    .messages());
        case "gen_ai.client.inference.operation.details" ->
            messages.addAll(output(new SpanAttributes(body), List.of()));
        default -> {
          // As above.
        }
      }
    }
    return messages;
  }

  private static void said(List<Message> messages, Map<String, Object> body, Message.Role speaker) {
    var value = body.containsKey("message") ? body.get("message") : body.get("content");
    if (value != null) {
      messages.addAll(Conversations.read(value, speaker).messages());
    }
  }
}
