package dev.hansei.activities.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.models.CallFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Any endpoint that answers for language models, over the JDK's HTTP client: one exchange for all
 * protocols.
 *
 * <p>Why not LangChain4j's clients or the providers' own, which speak the same protocols: their
 * exceptions drop headers, so that waiting times cannot be honoured; a cut-off answer, an empty
 * choice and a 200 with an error body come out as an answer or a null; their messages hold the
 * provider's body; and they retry by themselves, which would multiply the attempts counted here.
 * What is left of a protocol is one small class.
 */
final class HttpChatProvider implements ModelProvider {
  /** Above any answer; a body beyond it is no answer of a model. */
  private static final long BODY_BYTES_MAX = 16L * 1024 * 1024;

  /**
   * Below what an activity waits for its items when it ends, so that the answer is kept in time.
   */
  private static final Duration FAREWELL = Duration.ofSeconds(8);

  private final ModelEndpoint endpoint;
  private final String address;
  private final int concurrency;
  private final HttpClient http;
  private final ObjectMapper json = new ObjectMapper();
  private final ChatProtocol protocol;
  private final ReplyReader replies;

  HttpChatProvider(ModelEndpoint endpoint, String address, int concurrency, HttpClient http) {
    this.endpoint = endpoint;
    this.address = address;
    this.concurrency = concurrency;
    this.http = http;
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
    HttpRequest request;
    try {
      request = request(call);
    } catch (JsonProcessingException e) {
      // Only an output schema that is no JSON can cause it.
      return new ProviderReply.Final(CallFailure.REJECTED);
    }
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
    try {
      // The client's own time limit ends with the headers; this one covers the body too.
      HttpResponse<byte[]> response = await(sent, call.limit());
      return replies.read(response.statusCode(), response.headers(), response.body());
    } catch (TimeoutException e) {
      return new ProviderReply.Passing(CallFailure.TIMEOUT, Duration.ZERO);
    } catch (ExecutionException e) {
      return failed(e);
    } finally {
      sent.cancel(true);
    }
  }

  /**
   * The provider charges for an open call whether or not somebody still wants the answer. So a
   * caller that is interrupted waits a little for it, and is interrupted after that.
   */
  private static <T> T await(CompletableFuture<T> sent, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = System.nanoTime() + limit.toNanos();
    try {
      return sent.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      try {
        long left = Math.min(end - System.nanoTime(), FAREWELL.toNanos());
        T answer = sent.get(left, TimeUnit.NANOSECONDS);
        Thread.currentThread().interrupt();
        return answer;
      } catch (TimeoutException late) {
        throw e;
      } catch (ExecutionException failed) {
        Thread.currentThread().interrupt();
        throw failed;
      }
    }
  }

  private HttpRequest request(Call call) throws JsonProcessingException {
    byte[] body = json.writeValueAsBytes(protocol.body(call.request()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + protocol.path(call.request())))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", call.key().toString())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    protocol.headers(endpoint.apiKey()).forEach(request::header);
    return request.build();
  }

  private static ProviderReply failed(ExecutionException e) {
    if (e.getCause() instanceof IOException) {
      return new ProviderReply.Passing(CallFailure.UNAVAILABLE, Duration.ZERO);
    }
    throw new IllegalStateException("the HTTP client failed", e.getCause());
  }
}
