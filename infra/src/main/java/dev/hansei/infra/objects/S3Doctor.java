package dev.hansei.infra.objects;

import dev.hansei.infra.objects.S3DoctorTrial.NotKept;
import io.minio.BucketExistsArgs;
import io.minio.MinioClient;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Tries on a real bucket every promise of S3 that Hansei builds on. Stores differ, in silence: some
 * ignore the condition of a put, some list late. Works below a prefix of its own and removes what
 * it made; needs the rights to put, get, list and delete.
 */
public final class S3Doctor {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ObjectStoreSettings settings;

  public S3Doctor(ObjectStoreSettings settings) {
    this.settings = settings;
  }

  /**
   * All findings, in a fixed order. A store that cannot be reached gives one finding that says so.
   */
  public List<S3DoctorFinding> examine() throws InterruptedException {
    var http = S3Http.builder().connectTimeout(PATIENCE).callTimeout(PATIENCE).build();
    var client =
        MinioClient.builder()
            .endpoint(settings.endpoint().toString())
            .region(settings.region())
            .credentials(settings.accessKey(), settings.secretKey())
            .httpClient(http)
            .build();
    var bucket = new S3DoctorBucket(client, settings.bucket(), "doctor/" + random() + "/");
    try {
      return examine(client, bucket);
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  private List<S3DoctorFinding> examine(MinioClient client, S3DoctorBucket bucket)
      throws InterruptedException {
    var findings = new ArrayList<S3DoctorFinding>();
    var reached = find(new S3DoctorTrial("bucket answers", () -> reach(client)));
    findings.add(reached);
    if (!reached.isKept()) {
      return List.copyOf(findings);
    }
    for (var trial : new S3DoctorTrials(bucket).all()) {
      findings.add(find(trial));
    }
    findings.add(find(new S3DoctorTrial("delete", bucket::removeAll)));
    return List.copyOf(findings);
  }

  private String reach(MinioClient client) throws NotKept, MinioException {
    if (!client.bucketExists(BucketExistsArgs.builder().bucket(settings.bucket()).build())) {
      throw new NotKept(
          "there is no bucket %s; make it, Hansei never does".formatted(settings.bucket()));
    }
    return "%s at %s".formatted(settings.bucket(), settings.endpoint());
  }

  private S3DoctorFinding find(S3DoctorTrial trial) throws InterruptedException {
    var began = System.nanoTime();
    boolean isKept = false;
    String detail;
    try {
      detail = trial.body().run();
      isKept = true;
    } catch (NotKept e) {
      detail = String.valueOf(e.getMessage());
    } catch (ErrorResponseException e) {
      detail = "the store answered %s".formatted(e.errorResponse().code());
    } catch (MinioException | IOException e) {
      detail = noAnswer(e.getCause() == null ? e : e.getCause());
    } catch (IllegalStateException e) {
      // So the SDK wraps a network failure.
      if (!(e.getCause() instanceof IOException cause)) {
        throw e;
      }
      detail = noAnswer(cause);
    }
    return new S3DoctorFinding(
        trial.promise(), isKept, detail, Duration.ofNanos(System.nanoTime() - began));
  }

  private String noAnswer(Throwable cause) {
    return "no answer from %s (%s)".formatted(settings.endpoint(), cause);
  }

  private static String random() {
    var bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
