package dev.hansei.infra.outbound;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Sends requests to addresses that users name. The address is checked where the name is resolved,
 * and exactly those addresses are connected to: a name that resolves to something else a moment
 * later gains nothing. Redirects are not followed, and no proxy is asked, for either would go
 * around the check. Thread safe.
 */
@Singleton
public final class OutboundHttp implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final MediaType JSON = MediaType.get("application/json");

  private final OutboundRule rule;
  private final OkHttpClient client;

  public OutboundHttp(OutboundRule rule) {
    this.rule = rule;
    this.client =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            // Who calls decides about the next attempt.
            .retryOnConnectionFailure(false)
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(Duration.ZERO)
            .build();
  }

  /**
   * How a request is bounded.
   *
   * @param time for all of it, from the name to the last byte
   * @param bytes of the reply that are read
   */
  public record Limits(Duration time, int bytes) {}

  /**
   * Posts JSON. Blocks.
   *
   * @throws RefusedAddressException where the rule allows no address of the host
   * @throws java.io.InterruptedIOException where the time runs out, or the thread is interrupted
   * @throws IOException where no whole reply comes
   */
  public OutboundReply postJson(URI url, byte[] json, String idempotencyKey, Limits limits)
      throws IOException {
    return post(url, json, Map.of("Idempotency-Key", idempotencyKey), limits);
  }

  /**
   * Posts JSON with headers of the caller's own. Blocks.
   *
   * @throws RefusedAddressException where the rule allows no address of the host
   * @throws java.io.InterruptedIOException where the time runs out, or the thread is interrupted
   * @throws IOException where no whole reply comes
   */
  public OutboundReply post(URI url, byte[] json, Map<String, String> headers, Limits limits)
      throws IOException {
    if (url.getHost() == null) {
      // Such as 0x7f.1, which other programs read as 127.0.0.1.
      throw new RefusedAddressException(String.valueOf(url.getAuthority()));
    }
    requireReadable(url);
    int port = portOf(url);
    checkLiteral(url.getHost(), port);
    Request request =
        new Request.Builder()
            .url(url.toString())
            .headers(Headers.of(headers))
            .header("Accept", "application/json")
            .header("User-Agent", "hansei")
            .post(RequestBody.create(json, JSON))
            .build();
    OkHttpClient bounded =
        client.newBuilder().dns(new CheckedNames(rule, port)).callTimeout(limits.time()).build();
    try (Response response = bounded.newCall(request).execute()) {
      byte[] body = response.body().byteStream().readNBytes(limits.bytes() + 1);
      boolean whole = body.length <= limits.bytes();
      return new OutboundReply(
          response.code(),
          whole ? body : Arrays.copyOf(body, limits.bytes()),
          whole,
          retryAfter(response.headers()));
    }
  }

  /**
   * Says beforehand whether a request there would be refused, as far as the host's name resolves.
   *
   * @param url with a host
   * @throws RefusedAddressException where it would
   * @throws UnknownHostException where the name does not resolve
   */
  public void check(URI url) throws UnknownHostException {
    requireReadable(url);
    int port = portOf(url);
    checkLiteral(url.getHost(), port);
    new CheckedNames(rule, port).lookup(bare(url.getHost()));
  }

  /** Port 0 and labels of 64 characters pass for a URI, and for no address. */
  private static void requireReadable(URI url) throws RefusedAddressException {
    if (HttpUrl.parse(url.toString()) == null) {
      throw new RefusedAddressException(String.valueOf(url.getAuthority()));
    }
  }

  private static int portOf(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? HTTPS_PORT : HTTP_PORT;
  }

  @Override
  @PreDestroy
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /** The client looks no address up that is written out, so {@link CheckedNames} never sees it. */
  private void checkLiteral(String host, int port) throws RefusedAddressException {
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(bare(host));
    } catch (IllegalArgumentException _) {
      return;
    }
    if (!rule.allows(address, port)) {
      throw new RefusedAddressException(host);
    }
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Seconds, or a time by the clock that the reply itself shows. */
  private static Duration retryAfter(Headers reply) {
    String text = reply.get("Retry-After");
    if (text != null && text.matches("\\d{1,6}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    Instant until = reply.getInstant("Retry-After");
    Instant now = reply.getInstant("Date");
    return until == null || now == null || until.isBefore(now)
        ? Duration.ZERO
        : Duration.between(now, until);
  }

  /** Names, without the addresses that may not be called. */
  private record CheckedNames(OutboundRule rule, int port) implements Dns {
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
      List<InetAddress> allowed =
          Dns.SYSTEM.lookup(host).stream().filter(it -> rule.allows(it, port)).toList();
      if (allowed.isEmpty()) {
        throw new RefusedAddressException(host);
      }
      return allowed;
    }
  }
}
