package dev.hansei.activities.criteria;

import dev.hansei.activities.models.ModelJson;
import dev.hansei.activities.models.QuotedData;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One request to a judge's model, and how its reply is read. What is judged is quoted as data
 * between lines with a mark; a reply that repeats the mark has been talked to by the data, and is
 * no verdict.
 *
 * <p>A recorded judge is looked up by the question, a blank line and the answer.
 */
final class JudgeRequest {
  /** A reply that went wrong is shown again up to here: enough to see what it was. */
  private static final int SHOWN_CHARS = 4_000;

  private static final String REPAIR =
      """
      That reply cannot be read: %s. Answer again about the same data, with one JSON object as the \
      instructions say, and nothing else.\
      """;

  private final JudgeForm form;
  private final QuotedData data;
  private final ModelRequest request;

  private JudgeRequest(JudgeForm form, QuotedData data, ModelRequest request) {
    this.form = form;
    this.data = data;
    this.request = request;
  }

  /** What a reply holds. */
  sealed interface Reading {
    /** A verdict. */
    record Read(Finding finding) implements Reading {}

    /** Not what was asked for; it may be asked once more. */
    record Broken(String why) implements Reading {}

    /** The mark of the data came back: whoever wrote the data was heard. It is not asked again. */
    record Leaked() implements Reading {}
  }

  /**
   * How a request is told from others about the same.
   *
   * @param recordedAs what a recorded judge is looked up by
   * @param freshness empty where an earlier reply may be used again
   */
  record Asking(String recordedAs, int repetition, String freshness) {}

  /** The request. */
  static JudgeRequest of(Judge judge, JudgeForm form, Asking asking) {
    QuotedData data = QuotedData.of(form.parts());
    return new JudgeRequest(
        form,
        data,
        new ModelRequest(
            judge.model(),
            List.of(
                new Message(Message.Role.SYSTEM, form.instructions(data.rule())),
                new Message(Message.Role.USER, data.text())),
            judge.settings(),
            Map.of("question", asking.recordedAs()),
            form.schema(),
            asking.repetition(),
            asking.freshness()));
  }

  ModelRequest request() {
    return request;
  }

  /** The same once more, after a reply that could not be read. A call with a key of its own. */
  ModelRequest repair(String reply, String why) {
    List<Message> messages = new ArrayList<>(request.messages());
    messages.add(new Message(Message.Role.ASSISTANT, Finding.cut(reply, SHOWN_CHARS)));
    messages.add(new Message(Message.Role.USER, REPAIR.formatted(why)));
    return new ModelRequest(
        request.model(),
        messages,
        request.settings(),
        request.inputs(),
        request.outputSchema(),
        request.repetition(),
        request.freshness());
  }

  /** Reads a reply: one JSON object, of the form's fields. */
  Reading read(String reply) {
    if (data.leaksInto(reply)) {
      return new Reading.Leaked();
    }
    return ModelJson.object(reply)
        .map(json -> read(new ReplyFields(json)))
        .orElseGet(() -> new Reading.Broken("it must hold exactly one JSON object"));
  }

  private Reading read(ReplyFields fields) {
    try {
      return new Reading.Read(form.read(fields));
    } catch (OffSchema e) {
      return new Reading.Broken(String.valueOf(e.getMessage()));
    }
  }
}
