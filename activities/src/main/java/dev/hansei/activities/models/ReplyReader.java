package dev.hansei.activities.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hansei.workflows.models.CallFailure;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads what an endpoint sent back, whatever its protocol: the status, what the headers say about
 * the next call, and the body by its protocol. Nothing of an error's body leaves this package's
 * readers: providers echo prompts and keys in it.
 */
final class ReplyReader {
  private final ObjectMapper json;
  private final ChatProtocol protocol;

  ReplyReader(ObjectMapper json, ChatProtocol protocol) {
    this.json = json;
    this.protocol = protocol;
  }

  ProviderReply read(int status, HttpHeaders headers, byte[] body) {
    Duration pause = new RetryAfter(headers).pause();
    Duration reset = Allowance.untilReset(headers);
    // Retry-After is the better word: a reset is when all is there again, not the next call's turn.
    Duration wait = pause.isZero() ? reset : pause;
    return read(status, status == 429 ? wait : pause, body)
        .leaving(new Leeway(reset.isZero() ? Duration.ZERO : wait, Allowance.left(headers)));
  }

  /** Reads a good answer that was put together from its pieces. */
  ProviderReply whole(HttpHeaders headers, JsonNode body) {
    Duration reset = Allowance.untilReset(headers);
    return protocol.read(body).leaving(new Leeway(reset, Allowance.left(headers)));
  }

  private ProviderReply read(int status, Duration pause, byte[] body) {
    Optional<JsonNode> tree = tree(body);
    if (status == 200) {
      return tree.map(this::answer).orElseGet(() -> new ProviderReply.Final(CallFailure.MALFORMED));
    }
    return protocol
        .error(status, tree.orElseGet(MissingNode::getInstance))
        .orElseGet(() -> error(status, pause));
  }

  private static ProviderReply error(int status, Duration pause) {
    return switch (status) {
      case 429 -> new ProviderReply.Passing(CallFailure.RATE_LIMITED, pause);
      case 401, 403 -> new ProviderReply.Final(CallFailure.UNAUTHORIZED);
      case 404 -> new ProviderReply.Final(CallFailure.UNKNOWN_MODEL);
      // 408 and 409 are a proxy's or gateway's way to say "again".
      case 408, 409 -> new ProviderReply.Passing(CallFailure.UNAVAILABLE, Duration.ZERO);
      // 529 is Anthropic's word for being overloaded.
      default ->
          status >= 500
              ? new ProviderReply.Passing(CallFailure.UNAVAILABLE, pause)
              : new ProviderReply.Final(CallFailure.REJECTED);
    };
  }

  private ProviderReply answer(JsonNode body) {
    if (body.hasNonNull("error")) {
      // A gateway that says 200 to an error: what is behind it may be back in a moment.
      return new ProviderReply.Passing(CallFailure.UNAVAILABLE, Duration.ZERO);
    }
    return protocol.read(body);
  }

  private Optional<JsonNode> tree(byte[] body) {
    try {
      return Optional.of(json.readTree(body));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("an array of bytes was read", e);
    }
  }
}
