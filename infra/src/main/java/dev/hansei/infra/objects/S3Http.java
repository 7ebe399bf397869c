package dev.hansei.infra.objects;

import io.minio.Http;
import java.util.Set;
import okhttp3.OkHttpClient;

/**
 * The HTTP client of an S3 store. Where the store answers that it is busy or failed inside, the
 * request is sent again after a pause, as S3 asks of its clients ({@code SlowDown}, {@code
 * InternalError} and what gateways in front of it say); its last answer is given out. A conditional
 * put that was stored before its answer was lost is then told that something is there.
 */
final class S3Http {
  private static final Set<Integer> TO_TRY_AGAIN = Set.of(500, 502, 503, 504);

  /** A random share of twice this, then of four times, and so on: three seconds in all. */
  private static final long PAUSE_MILLIS = 200;

  /** A store that is busy for longer is told as away; whoever asked has retries of its own. */
  private static final int TRIES_MAX = 5;

  private S3Http() {}

  /** Without time limits; each user of it has its own. */
  static OkHttpClient.Builder builder() {
    return new OkHttpClient.Builder()
        .addInterceptor(new Http.StatusRetryInterceptor(TO_TRY_AGAIN, PAUSE_MILLIS, TRIES_MAX));
  }
}
