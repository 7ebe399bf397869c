package dev.hansei.activities.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.infra.outbound.OutboundHttp;
import dev.hansei.infra.outbound.OutboundReply;
import dev.hansei.infra.outbound.RefusedAddressException;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Usage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Applications that answer by HTTP, as suites ask them: the models {@code http/<host>}. Going
 * through the journal like any model, an attempt that is repeated does not ask twice.
 */
@Singleton
public final class HttpTargetProvider implements ModelProvider {
  /** An answer with its passages; whatever is longer is no answer. */
  static final int REPLY_BYTES_MAX = 1024 * 1024;

  private static final String NAME = "http";
  private static final String URL = "url";
  private static final String BODY = "body";
  private static final String OUTPUT = "output";
  private static final int HOST_CHARS_MAX = 150;
  private static final int DEPTH_MAX = 64;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
              .build());

  private final OutboundHttp http;
  private final HttpTargetSettings settings;

  HttpTargetProvider(OutboundHttp http, HttpTargetSettings settings) {
    this.http = http;
    this.settings = settings;
  }

  /** The name under which calls to an address stand in the journal and share their slots. */
  public static ModelName model(String url) {
    String host = URI.create(url).getAuthority();
    return new ModelName(NAME + "/" + host.substring(0, Math.min(host.length(), HOST_CHARS_MAX)));
  }

  /** The inputs of a request that {@link #answer} reads back. */
  public static Map<String, Object> inputs(String url, String body, String output) {
    return Map.of(URL, url, BODY, body, OUTPUT, output);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** The address is in the request. */
  @Override
  public String address() {
    return "";
  }

  @Override
  public int concurrency() {
    return settings.concurrency();
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public ProviderReply answer(Call call) throws InterruptedException {
    Map<String, Object> inputs = call.request().inputs();
    // A prompt version on a model of this name has no address to ask.
    if (!(inputs.get(URL) instanceof String url)
        || !(inputs.get(BODY) instanceof String body)
        || !(inputs.get(OUTPUT) instanceof String output)) {
      return new ProviderReply.Final(CallFailure.UNKNOWN_MODEL);
    }
    Duration limit =
        call.limit().compareTo(settings.timeout()) < 0 ? call.limit() : settings.timeout();
    try {
      OutboundReply reply =
          http.postJson(
              URI.create(url),
              body.getBytes(StandardCharsets.UTF_8),
              call.key().toString(),
              new OutboundHttp.Limits(limit, REPLY_BYTES_MAX));
      return read(reply, output);
    } catch (RefusedAddressException e) {
      return new ProviderReply.Final(CallFailure.ADDRESS_REFUSED);
    } catch (InterruptedIOException e) {
      requireNotInterrupted();
      return new ProviderReply.Passing(CallFailure.TIMEOUT, Duration.ZERO);
    } catch (IOException e) {
      requireNotInterrupted();
      return new ProviderReply.Passing(CallFailure.UNAVAILABLE, Duration.ZERO);
    }
  }

  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private static ProviderReply read(OutboundReply reply, String output) {
    int status = reply.status();
    if (status == 429) {
      return new ProviderReply.Passing(CallFailure.RATE_LIMITED, reply.retryAfter());
    }
    if (status == 408 || status >= 500) {
      return new ProviderReply.Passing(CallFailure.UNAVAILABLE, reply.retryAfter());
    }
    if (status == 401 || status == 403) {
      return new ProviderReply.Final(CallFailure.UNAUTHORIZED);
    }
    if (status < 200 || status > 299) {
      return new ProviderReply.Final(CallFailure.REJECTED);
    }
    return reply.whole() ? text(reply.body(), output) : malformed();
  }

  private static ProviderReply text(byte[] body, String output) {
    if (output.isEmpty()) {
      String whole = new String(body, StandardCharsets.UTF_8);
      return whole.isBlank() ? empty() : new ProviderReply.Text(whole, Usage.NONE);
    }
    JsonNode found;
    try {
      found = JSON.readTree(body).at(output);
    } catch (IOException e) {
      return malformed();
    }
    if (!found.isTextual()) {
      return malformed();
    }
    return found.textValue().isBlank()
        ? empty()
        : new ProviderReply.Text(found.textValue(), Usage.NONE);
  }

  private static ProviderReply empty() {
    return new ProviderReply.Final(CallFailure.EMPTY);
  }

  private static ProviderReply malformed() {
    return new ProviderReply.Final(CallFailure.MALFORMED);
  }
}
