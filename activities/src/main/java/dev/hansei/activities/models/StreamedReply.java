package dev.hansei.activities.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.models.AnswerListener;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Usage;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import okio.BufferedSource;

/**
 * Reads one answer that comes in pieces and tells it. What comes whole all the same, such as a
 * refusal, is read as any other.
 */
final class StreamedReply {
  /** Far over what a model writes at once, far under what hurts a process. */
  static final int CHARS_MAX = 1_000_000;

  /** As {@link ChatExchanges} bounds bodies that come whole. */
  private static final long BODY_BYTES_MAX = 16L * 1024 * 1024;

  private final ChatStreaming streaming;
  private final ReplyReader replies;
  private final ObjectMapper json;
  private final AnswerListener listener;
  private int told;
  private boolean over;
  private Optional<Usage> metered = Optional.empty();

  StreamedReply(
      ChatStreaming streaming, ReplyReader replies, ObjectMapper json, AnswerListener listener) {
    this.streaming = streaming;
    this.replies = replies;
    this.json = json;
    this.listener = listener;
  }

  /** Reads the answer to its end; blocks. */
  ProviderReply read(int status, HttpHeaders headers, BufferedSource source) throws IOException {
    if (status != 200 || isWhole(headers)) {
      if (source.request(BODY_BYTES_MAX + 1)) {
        throw new IOException("a body of more than %d bytes".formatted(BODY_BYTES_MAX));
      }
      return replies.read(status, headers, source.readByteArray());
    }
    AnswerPieces pieces = streaming.begin().get();
    return all(pieces, new StreamFrames(json, streaming.frames(), source))
        ? replies.whole(headers, pieces.body())
        : broken();
  }

  /** Some imitators do not know pieces and send all at once. */
  private boolean isWhole(HttpHeaders headers) {
    return streaming.frames() == ChatStreaming.Frames.EVENTS
        && headers
            .firstValue("content-type")
            .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/json"))
            .isPresent();
  }

  /** Whether the answer came to its end. */
  private boolean all(AnswerPieces pieces, StreamFrames frames) throws IOException {
    for (Optional<JsonNode> piece = frames.next(); piece.isPresent(); piece = frames.next()) {
      // What is behind a gateway may fail when it has begun to speak.
      if (piece.get().hasNonNull("error")) {
        return false;
      }
      if (!tell(pieces.add(piece.get()), pieces.metered())) {
        throw new IOException("an answer of more than %d characters".formatted(CHARS_MAX));
      }
    }
    return pieces.isWhole();
  }

  private synchronized boolean tell(String text, Optional<Usage> usage) {
    told += text.length();
    if (over || told > CHARS_MAX) {
      return false;
    }
    if (!text.isEmpty()) {
      listener.text(text);
    }
    if (usage.isPresent() && !usage.equals(metered)) {
      listener.metered(usage.get());
    }
    metered = usage;
    return true;
  }

  /** Nobody is told any more. */
  synchronized void end() {
    over = true;
  }

  /** What an answer that broke off comes to. */
  ProviderReply broken() {
    return failed(CallFailure.UNAVAILABLE);
  }

  /** The same for another reason. */
  synchronized ProviderReply failed(CallFailure reason) {
    return told > 0
        ? new ProviderReply.Final(reason)
        : new ProviderReply.Passing(reason, Duration.ZERO);
  }
}
