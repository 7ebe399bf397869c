package dev.hansei.activities.models;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.BufferedSource;

/**
 * Posts JSON and waits for the whole answer, over connections that stay open. Blocks: with the
 * JDK's client each exchange went through four threads, which cost more than all that is measured
 * of an answer.
 */
final class ChatExchanges {
  /** Above any answer; a body beyond it is no answer of a model. */
  private static final long BODY_BYTES_MAX = 16L * 1024 * 1024;

  /** A healthy endpoint accepts a connection in well under a second. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** One for each call that may be open, of a few models; more are closed after their call. */
  private static final int IDLE_CONNECTIONS_MAX = 256;

  private static final Duration IDLE_MAX = Duration.ofMinutes(1);

  /**
   * Below what an activity waits for its items when it ends, so that the answer is kept in time.
   */
  private static final Duration FAREWELL = Duration.ofSeconds(8);

  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient http =
      new OkHttpClient.Builder()
          // An offer of HTTP/2 in clear text confuses some servers people run at home.
          .protocols(List.of(Protocol.HTTP_1_1))
          .connectTimeout(CONNECT_TIMEOUT)
          // The limit of a call is that of its caller, and covers all of it.
          .readTimeout(Duration.ZERO)
          .writeTimeout(Duration.ZERO)
          .followRedirects(false)
          .retryOnConnectionFailure(false)
          .connectionPool(
              new ConnectionPool(IDLE_CONNECTIONS_MAX, IDLE_MAX.toMillis(), TimeUnit.MILLISECONDS))
          .build();

  /** What came back. */
  record Came(int status, HttpHeaders headers, byte[] body) {}

  /**
   * Posts.
   *
   * @param limit from connecting to the last byte
   * @throws TimeoutException after the limit
   * @throws ExecutionException with what went wrong on the way
   * @throws InterruptedException where the caller is interrupted and the answer does not come soon
   */
  Came post(URI uri, Map<String, String> headers, byte[] body, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    Request.Builder request = new Request.Builder().url(uri.toString()).post(new Once(body));
    headers.forEach(request::header);
    Call call = http.newCall(request.build());
    FutureTask<Came> sent = new FutureTask<>(reading(call));
    // On a thread of its own: an interrupt would close the connection under an answer that is paid.
    Thread.ofVirtual().name("chat").start(sent);
    try {
      return await(sent, limit);
    } finally {
      if (!sent.isDone()) {
        call.cancel();
      }
    }
  }

  /** Reads a response while it comes. Called on a thread of its own. */
  interface Reading<T> {
    T read(int status, HttpHeaders headers, BufferedSource source) throws IOException;
  }

  /**
   * Posts, and reads what comes while it comes. The call ends at once where the caller is
   * interrupted.
   *
   * @param limit from connecting to the last byte
   * @throws TimeoutException after the limit
   * @throws ExecutionException with what went wrong on the way
   */
  <T> T stream(
      URI uri, Map<String, String> headers, byte[] body, Duration limit, Reading<T> reading)
      throws InterruptedException, ExecutionException, TimeoutException {
    Request.Builder request = new Request.Builder().url(uri.toString()).post(new Once(body));
    headers.forEach(request::header);
    Call call = http.newCall(request.build());
    FutureTask<T> sent =
        new FutureTask<>(() -> {
          try (Response response = call.execute()) {
            return reading.read(response.code(), headers(response), response.body().source());
          }
        });
    Thread.ofVirtual().name("chat-stream").start(sent);
    try {
      return sent.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      if (!sent.isDone()) {
        call.cancel();
      }
    }
  }

  private static HttpHeaders headers(Response response) {
    return HttpHeaders.of(response.headers().toMultimap(), (_, _) -> true);
  }

  private static Callable<Came> reading(Call call) {
    return () -> {
      try (Response response = call.execute()) {
        BufferedSource source = response.body().source();
        if (source.request(BODY_BYTES_MAX + 1)) {
          throw new IOException("a body of more than %d bytes".formatted(BODY_BYTES_MAX));
        }
        return new Came(response.code(), headers(response), source.readByteArray());
      }
    };
  }

  /**
   * The provider charges for an open call whether or not somebody still wants the answer. So a
   * caller that is interrupted waits a little for it, and is interrupted after that.
   */
  private static <T> T await(FutureTask<T> sent, Duration limit)
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

  /** Sent once: attempts are counted and paced by who calls, never by the client. */
  private static final class Once extends RequestBody {
    private final byte[] json;

    Once(byte[] json) {
      this.json = json;
    }

    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public long contentLength() {
      return json.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(json);
    }
  }
}
