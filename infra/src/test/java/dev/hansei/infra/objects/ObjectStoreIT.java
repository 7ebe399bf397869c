package dev.hansei.infra.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hansei.infra.stack.LocalObjects;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The store gives back what it was given, or says that it cannot; on every S3 server. */
@ParameterizedClass
@EnumSource
class ObjectStoreIT {
  private static final long SIZE_BYTES_MAX = 20L * 1024 * 1024;

  private final LocalObjects server;
  private final ObjectStore store;

  ObjectStoreIT(ObjectServerKind kind) {
    assumeTrue(kind.whyNot().isEmpty(), () -> kind + ": " + kind.whyNot().orElseThrow());
    server = kind.start();
    store = new ObjectStore(settings(server));
  }

  @Test
  void givesBackWhatItWasGiven() {
    var content = fresh();
    var ref = store.put(content, ArtifactRef.JSON);
    assertThat(ref)
        .isEqualTo(new ArtifactRef(Sha256.of(content), ArtifactRef.JSON, content.length));
    assertThat(store.get(ref)).isEqualTo(content);
    assertThat(store.get(ref.sha256())).isEqualTo(content);
  }

  @Test
  void keepsTheEmptyObject() {
    var ref = store.put(new byte[0], ArtifactRef.JSONL);
    assertThat(store.get(ref)).isEmpty();
  }

  @Test
  void keepsAnObjectOfManyMegabytes() {
    var content = new byte[12 * 1024 * 1024];
    new Random(7).nextBytes(content);
    assertThat(store.get(store.put(content, ArtifactRef.VECTORS))).isEqualTo(content);
  }

  @Test
  void putsTheSameContentTwiceWithoutWritingItTwice() throws Exception {
    var content = fresh();
    var first = store.put(content, ArtifactRef.JSON);
    var written = stat(first.sha256());
    assertThat(store.put(content, ArtifactRef.JSON)).isEqualTo(first);
    assertThat(stat(first.sha256()).lastModified()).isEqualTo(written.lastModified());
  }

  @Test
  void takesTheSameContentFromManyAtOnce() throws Exception {
    var content = fresh();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var puts =
          threads.invokeAll(
              Collections.nCopies(32, () -> store.put(content, ArtifactRef.JSON).sha256()));
      for (var put : puts) {
        assertThat(put.get()).isEqualTo(Sha256.of(content));
      }
    }
    assertThat(store.get(Sha256.of(content))).isEqualTo(content);
  }

  @Test
  void noticesContentThatWasChanged() throws Exception {
    var content = fresh();
    var ref = store.put(content, ArtifactRef.JSON);
    var flipped = content.clone();
    flipped[0] ^= 1;
    overwrite(ref.sha256(), flipped);
    assertThatThrownBy(() -> store.get(ref))
        .isInstanceOf(CorruptObjectException.class)
        .hasMessageContaining(ref.sha256().hex());
    assertThatThrownBy(() -> store.get(ref.sha256())).isInstanceOf(CorruptObjectException.class);
  }

  @Test
  void noticesContentThatWasCutOffOrGrew() throws Exception {
    var content = fresh();
    var ref = store.put(content, ArtifactRef.JSON);
    overwrite(ref.sha256(), Arrays.copyOf(content, content.length - 1));
    assertThatThrownBy(() -> store.get(ref)).isInstanceOf(CorruptObjectException.class);
    overwrite(ref.sha256(), Arrays.copyOf(content, content.length + 1));
    assertThatThrownBy(() -> store.get(ref)).isInstanceOf(CorruptObjectException.class);
  }

  @Test
  void saysThatAnObjectIsMissing() throws Exception {
    var ref = store.put(fresh(), ArtifactRef.JSON);
    client()
        .removeObject(
            RemoveObjectArgs.builder()
                .bucket(server.bucket())
                .object(ObjectStore.keyOf(ref.sha256()))
                .build());
    assertThatThrownBy(() -> store.get(ref))
        .isInstanceOf(MissingObjectException.class)
        .hasMessageContaining(ref.sha256().hex());
  }

  @Test
  void keepsWhatIsPutUnderANameFirst() {
    var name = new ObjectName("named/" + UUID.randomUUID() + "/first.json");
    var first = fresh();
    assertThat(store.find(name)).isEmpty();
    assertThat(store.putOnce(name, first, ArtifactRef.JSON)).isTrue();
    assertThat(store.putOnce(name, fresh(), ArtifactRef.JSON)).isFalse();
    assertThat(store.putOnce(name, first, ArtifactRef.JSON)).isFalse();
    assertThat(store.find(name)).hasValue(first);
    store.delete(Sha256.of(first));
    assertThat(store.find(name)).hasValue(first);
  }

  @Test
  void letsOneOfManyPutUnderAName() throws Exception {
    var name = new ObjectName("named/" + UUID.randomUUID() + "/race.json");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> one = () -> store.putOnce(name, fresh(), ArtifactRef.JSON);
      var puts = threads.invokeAll(Collections.nCopies(32, one));
      int winners = 0;
      for (var put : puts) {
        winners += put.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    }
  }

  @Test
  void listsWhatStandsBelowAPrefix() {
    var prefix = "named/" + UUID.randomUUID() + "/";
    for (var name : new String[] {"b.json", "a.json", "c/d.json"}) {
      assertThat(store.putOnce(new ObjectName(prefix + name), fresh(), ArtifactRef.JSON)).isTrue();
    }
    assertThat(store.list(prefix))
        .containsExactly(prefix + "a.json", prefix + "b.json", prefix + "c/d.json");
    assertThat(store.list("named/" + UUID.randomUUID() + "/")).isEmpty();
  }

  @Test
  void refusesNamesThatOthersClear() {
    for (var name :
        new String[] {
          "sha256/ab/cd",
          "doctor/x",
          "audit",
          "audit/",
          "/audit/x",
          "audit/../x",
          "audit/x y",
          "A/b"
        }) {
      assertThatThrownBy(() -> new ObjectName(name)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThatThrownBy(() -> store.put(new byte[(int) SIZE_BYTES_MAX + 1], ArtifactRef.JSON))
        .isInstanceOf(ObjectTooLargeException.class)
        .hasMessageContaining(Long.toString(SIZE_BYTES_MAX));
  }

  @Test
  void saysThatTheStoreIsAwayAndNeverTheSecret() {
    var gone = new ObjectStore(settings(at(server, "http://127.0.0.1:1")));
    var before = System.nanoTime();
    assertThatThrownBy(() -> gone.put(fresh(), ArtifactRef.JSON))
        .isInstanceOf(ObjectStoreUnavailableException.class)
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageNotContaining(server.secretKey());
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(settings(at(server, "http://127.0.0.1:1")).toString())
        .doesNotContain(server.secretKey());
  }

  @Test
  void saysThatTheBucketIsAway() {
    var settings =
        new ObjectStoreSettings(
            URI.create(server.endpoint()),
            server.region(),
            "nobucket",
            server.accessKey(),
            server.secretKey(),
            SIZE_BYTES_MAX);
    var store = new ObjectStore(settings);
    assertThatThrownBy(() -> store.put(fresh(), ArtifactRef.JSON))
        .isInstanceOf(ObjectStoreUnavailableException.class)
        .hasMessageContaining("NoSuchBucket");
  }

  private static LocalObjects at(LocalObjects server, String endpoint) {
    return new LocalObjects(
        endpoint, server.region(), server.accessKey(), server.secretKey(), server.bucket());
  }

  private static ObjectStoreSettings settings(LocalObjects server) {
    return new ObjectStoreSettings(
        URI.create(server.endpoint()),
        server.region(),
        server.bucket(),
        server.accessKey(),
        server.secretKey(),
        SIZE_BYTES_MAX);
  }

  private static byte[] fresh() {
    return ("{\"answer\":\"no two tests share it: " + UUID.randomUUID() + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private StatObjectResponse stat(Sha256 hash) throws Exception {
    return client()
        .statObject(
            StatObjectArgs.builder()
                .bucket(server.bucket())
                .object(ObjectStore.keyOf(hash))
                .build());
  }

  private void overwrite(Sha256 hash, byte[] content) throws Exception {
    client()
        .putObject(
            PutObjectArgs.builder()
                .bucket(server.bucket())
                .object(ObjectStore.keyOf(hash))
                .data(content, content.length)
                .build());
  }

  private MinioClient client() {
    return MinioClient.builder()
        .endpoint(server.endpoint())
        .region(server.region())
        .credentials(server.accessKey(), server.secretKey())
        .build();
  }
}
