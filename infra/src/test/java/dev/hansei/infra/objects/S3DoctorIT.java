package dev.hansei.infra.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.stack.LocalObjects;
import dev.hansei.infra.stack.RealMinio;
import java.net.URI;
import org.junit.jupiter.api.Test;

/**
 * The stores that Hansei names do keep what it builds on, and the doctor sees when one does not.
 */
class S3DoctorIT {
  @Test
  void findsNothingWrongWithTheLocalStore() throws InterruptedException {
    assertAllKept(LocalObjects.bucket("doctor"));
  }

  @Test
  void findsNothingWrongWithMinio() throws InterruptedException {
    assertAllKept(RealMinio.start());
  }

  @Test
  void saysWhenTheBucketIsMissing() throws InterruptedException {
    var objects = LocalObjects.start();
    var findings =
        new S3Doctor(settings(objects.endpoint(), "no-such-bucket", objects.secretKey())).examine();
    assertThat(findings).singleElement().satisfies(it -> assertThat(it.isKept()).isFalse());
    assertThat(findings.getFirst().detail()).contains("no bucket no-such-bucket");
  }

  @Test
  void saysWhenTheKeyIsWrong() throws InterruptedException {
    var objects = LocalObjects.start();
    var findings =
        new S3Doctor(settings(objects.endpoint(), objects.bucket(), "another-secret-key"))
            .examine();
    assertThat(findings).singleElement().satisfies(it -> assertThat(it.isKept()).isFalse());
  }

  @Test
  void saysWhenNothingAnswers() throws InterruptedException {
    var findings =
        new S3Doctor(settings("http://127.0.0.1:1", "hansei", "some-secret-key-000")).examine();
    assertThat(findings).singleElement().satisfies(it -> assertThat(it.isKept()).isFalse());
    assertThat(findings.getFirst().detail()).contains("no answer from http://127.0.0.1:1");
  }

  private static void assertAllKept(LocalObjects objects) throws InterruptedException {
    var settings =
        new ObjectStoreSettings(
            URI.create(objects.endpoint()),
            objects.region(),
            objects.bucket(),
            objects.accessKey(),
            objects.secretKey(),
            1 << 20);
    var findings = new S3Doctor(settings).examine();
    assertThat(findings)
        .hasSize(9)
        .allSatisfy(it -> assertThat(it.isKept()).as(it.toString()).isTrue());
  }

  private static ObjectStoreSettings settings(String endpoint, String bucket, String secret) {
    return new ObjectStoreSettings(
        URI.create(endpoint), "us-east-1", bucket, "test", secret, 1 << 20);
  }
}
