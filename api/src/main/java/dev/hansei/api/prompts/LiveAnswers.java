package dev.hansei.api.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.prompts.Assignment.Arm;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers that are written already: thousands ask between two moves of a pointer, and get the same
 * bytes. Thread safe.
 */
@Singleton
final class LiveAnswers {
  /** As much as the board holds of contents; then the memory starts over. */
  private static final long BYTES_MAX = 64L << 20;

  private final ObjectMapper json;
  private final Map<Key, LiveAnswer> answers = new ConcurrentHashMap<>();
  private final Map<FlagKey, byte[]> flags = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();

  LiveAnswers(ObjectMapper json) {
    this.json = json;
  }

  /** All that an answer depends on: the revision counts every change of the pointer. */
  private record Key(PromptId prompt, Stage stage, long revision, Arm arm) {}

  /** The same as a flag, by the name that it was asked for. */
  private record FlagKey(Key answer, String flag) {}

  /**
   * An answer.
   *
   * @param body JSON, shared by all who get it
   * @param tag for If-None-Match
   */
  @SuppressWarnings("ArrayRecordComponent") // written out, never compared
  record LiveAnswer(byte[] body, String tag) {}

  LiveAnswer of(ServedPrompt served) {
    var key = key(served);
    var known = answers.get(key);
    return known == null ? write(key, served) : known;
  }

  /** The same as a flag: JSON, shared by all who get it. */
  byte[] flag(OfrepFlag flag, ServedPrompt served) {
    var key = new FlagKey(key(served), flag.key());
    var known = flags.get(key);
    return known == null ? write(key, flag, served) : known;
  }

  private static Key key(ServedPrompt served) {
    var pointer = served.pointer();
    return new Key(
        pointer.promptId(), pointer.stage(), pointer.revision(), served.assignment().arm());
  }

  private LiveAnswer write(Key key, ServedPrompt served) {
    var answer = new LiveAnswer(bytes(LivePromptResource.from(served)), served.tag());
    makeRoom(answer.body().length);
    answers.put(key, answer);
    return answer;
  }

  private byte[] write(FlagKey key, OfrepFlag flag, ServedPrompt served) {
    byte[] body = bytes(OfrepEvaluationResource.of(flag, served));
    makeRoom(body.length);
    flags.put(key, body);
    return body;
  }

  private void makeRoom(int more) {
    if (bytes.addAndGet(more) > BYTES_MAX) {
      answers.clear();
      flags.clear();
      bytes.set(more);
    }
  }

  private byte[] bytes(Object answer) {
    try {
      return json.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a prompt has a JSON form", e);
    }
  }
}
