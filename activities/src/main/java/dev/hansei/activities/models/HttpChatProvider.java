package dev.hansei.activities.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.workflows.models.AnswerListener;
import dev.hansei.workflows.models.CallFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Any endpoint that answers for language models, over {@link ChatExchanges}: one exchange for all
 * protocols.
 *
 * <p>Why not LangChain4j's clients or the providers' own, which speak the same protocols: their
 * exceptions drop headers, so that waiting times cannot be honoured; a cut-off answer, an empty
 * choice and a 200 with an error body come out as an answer or a null; their messages hold the
 * provider's body; and they retry by themselves, which would multiply the attempts counted here.
 * What is left of a protocol is one small class.
 */
final class HttpChatProvider implements StreamingProvider {
  private final ModelEndpoint endpoint;
  private final String address;
  private final int concurrency;
  private final ChatExchanges exchanges;
  private final ObjectMapper json = new ObjectMapper();
  private final ChatProtocol protocol;
  private final ReplyReader replies;

  HttpChatProvider(
      ModelEndpoint endpoint, String address, int concurrency, ChatExchanges exchanges) {
    this.endpoint = endpoint;
    this.address = address;
    this.concurrency = concurrency;
    this.exchanges = exchanges;
    this.protocol = protocol(endpoint, json);
    this.replies = new ReplyReader(json, protocol);
  }

  private static ChatProtocol protocol(ModelEndpoint endpoint, ObjectMapper json) {
    return switch (endpoint.protocol()) {
      case OPENAI -> new OpenAiProtocol(json, endpoint.isHome());
      case ANTHROPIC -> new AnthropicProtocol(json);
      case GEMINI -> new GeminiProtocol(json);
      case OLLAMA -> new OllamaProtocol(json);
    };
  }

  @Override
  public String name() {
    return endpoint.name();
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public int concurrency() {
    return concurrency;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public ProviderReply answer(Call call) throws InterruptedException {
    byte[] body;
    try {
      body = json.writeValueAsBytes(protocol.body(call.request()));
    } catch (JsonProcessingException e) {
      // Only an output schema that is no JSON can cause it.
      return new ProviderReply.Final(CallFailure.REJECTED);
    }
    try {
      ChatExchanges.Came came = exchanges.post(uri(call), headers(call), body, call.limit());
      return replies.read(came.status(), came.headers(), came.body());
    } catch (TimeoutException e) {
      return new ProviderReply.Passing(CallFailure.TIMEOUT, Duration.ZERO);
    } catch (ExecutionException e) {
      return failed(e);
    }
  }

  @Override
  public ProviderReply stream(Call call, AnswerListener listener) throws InterruptedException {
    Optional<ChatStreaming> streaming = protocol.streaming();
    return streaming.isPresent()
        ? stream(call, streaming.get(), new StreamedReply(streaming.get(), replies, json, listener))
        : answer(call);
  }

  private ProviderReply stream(Call call, ChatStreaming streaming, StreamedReply reply)
      throws InterruptedException {
    byte[] body;
    try {
      ObjectNode asked = protocol.body(call.request());
      streaming.mark().on(asked);
      body = json.writeValueAsBytes(asked);
    } catch (JsonProcessingException e) {
      return new ProviderReply.Final(CallFailure.REJECTED);
    }
    try {
      return exchanges.stream(uri(call), headers(call), body, call.limit(), reply::read);
    } catch (TimeoutException e) {
      return reply.failed(CallFailure.TIMEOUT);
    } catch (ExecutionException e) {
      return e.getCause() instanceof IOException ? reply.broken() : failed(e);
    } finally {
      reply.end();
    }
  }

  private URI uri(Call call) {
    return URI.create(address + protocol.path(call.request()));
  }

  private Map<String, String> headers(Call call) {
    Map<String, String> headers = new LinkedHashMap<>(protocol.headers(endpoint.apiKey()));
    headers.put("Idempotency-Key", call.key().toString());
    return headers;
  }

  private static ProviderReply failed(ExecutionException e) {
    if (e.getCause() instanceof IOException) {
      return new ProviderReply.Passing(CallFailure.UNAVAILABLE, Duration.ZERO);
    }
    throw new IllegalStateException("the HTTP client failed", e.getCause());
  }
}
