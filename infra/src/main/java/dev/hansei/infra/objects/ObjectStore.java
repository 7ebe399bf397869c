package dev.hansei.infra.objects;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Content-addressed store: what is put is kept under its own SHA-256 and never changes. Putting the
 * same content again changes nothing. Every read hashes what it got and gives out nothing else than
 * what was put. Safe for many threads; calls block.
 *
 * <p>Beside it a few objects stand under names ({@link ObjectName}), which are written once and
 * never again. Nothing here takes one away: {@link #delete} knows hashes only.
 */
@Singleton
public final class ObjectStore {
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

  /** Silence on an open connection; a store that is alive sends something. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

  /** The largest object over a slow line; bounds how long a thread can be held. */
  private static final Duration CALL_MAX = Duration.ofMinutes(5);

  private static final String PRECONDITION_FAILED = "PreconditionFailed";

  /** What AWS answers while another conditional put of the same key is under way. */
  private static final String CONFLICT = "ConditionalRequestConflict";

  /** The other put is over by then, or the store is stuck. */
  private static final int CONFLICTS_MAX = 5;

  private static final Duration CONFLICT_PAUSE = Duration.ofMillis(100);

  private static final String NO_SUCH_KEY = "NoSuchKey";

  private static final Logger LOG = LoggerFactory.getLogger(ObjectStore.class);

  private final ObjectStoreSettings settings;
  private final OkHttpClient http;
  private final MinioClient client;

  /** Opens no connection yet. */
  public ObjectStore(ObjectStoreSettings settings) {
    this.settings = settings;
    this.http =
        S3Http.builder()
            .connectTimeout(CONNECT_PATIENCE)
            .readTimeout(SILENCE_MAX)
            .writeTimeout(SILENCE_MAX)
            .callTimeout(CALL_MAX)
            .build();
    this.client =
        MinioClient.builder()
            .endpoint(settings.endpoint().toString())
            .region(settings.region())
            .credentials(settings.accessKey(), settings.secretKey())
            .httpClient(http)
            .build();
  }

  /**
   * Stores content, durably when it returns. Idempotent.
   *
   * @throws ObjectTooLargeException over the limit
   * @throws ObjectStoreUnavailableException when the store does not answer
   */
  public ArtifactRef put(byte[] content, String mediaType) {
    requireSize(content.length);
    var ref = new ArtifactRef(Sha256.of(content), mediaType, content.length);
    if (!putIfAbsent(keyOf(ref.sha256()), content, mediaType)) {
      // Somebody stored the same content before; that is what was asked for.
      LOG.trace("{} was stored already", ref.sha256());
    }
    return ref;
  }

  /**
   * Stores content under a name where nothing is stored yet, durably when it returns; of several
   * who do so at one moment, one is first. What is there stays as it is.
   *
   * @return false where something was there, whatever it is
   * @throws ObjectTooLargeException over the limit
   * @throws ObjectStoreUnavailableException when the store does not answer; whether the content is
   *     stored is then unknown, and asking again does no harm
   */
  public boolean putOnce(ObjectName name, byte[] content, String mediaType) {
    requireSize(content.length);
    return putIfAbsent(name.value(), content, mediaType);
  }

  /**
   * What is stored under a name.
   *
   * @throws ObjectTooLargeException over the limit
   * @throws ObjectStoreUnavailableException when the store does not answer
   */
  public Optional<byte[]> find(ObjectName name) {
    var request = GetObjectArgs.builder().bucket(settings.bucket()).object(name.value()).build();
    try (var response = client.getObject(request)) {
      var content = response.readNBytes((int) settings.sizeBytesMax());
      if (response.read() >= 0) {
        throw new ObjectTooLargeException(settings.sizeBytesMax() + 1, settings.sizeBytesMax());
      }
      return Optional.of(content);
    } catch (ErrorResponseException e) {
      if (NO_SUCH_KEY.equals(e.errorResponse().code())) {
        return Optional.empty();
      }
      throw unavailable(e);
    } catch (MinioException | IOException | IllegalStateException e) {
      throw unavailable(e);
    }
  }

  /**
   * The keys of all objects whose key begins so, sorted.
   *
   * @param prefix ends with a slash
   * @throws ObjectStoreUnavailableException when the store does not answer
   */
  public List<String> list(String prefix) {
    var request =
        ListObjectsArgs.builder().bucket(settings.bucket()).prefix(prefix).recursive(true).build();
    var keys = new ArrayList<String>();
    try {
      for (var item : client.listObjects(request)) {
        keys.add(item.get().objectName());
      }
    } catch (MinioException | IllegalStateException e) {
      throw unavailable(e);
    }
    keys.sort(null);
    return List.copyOf(keys);
  }

  /**
   * The content of an artifact.
   *
   * @throws MissingObjectException when nothing is stored under its hash
   * @throws CorruptObjectException when something else is stored there
   * @throws ObjectStoreUnavailableException when the store does not answer
   */
  public byte[] get(ArtifactRef ref) {
    requireSize(ref.sizeBytes());
    return read(ref.sha256(), (int) ref.sizeBytes());
  }

  /** As {@link #get(ArtifactRef)}, where only the hash is known. */
  public byte[] get(Sha256 hash) {
    return read(hash, (int) settings.sizeBytesMax());
  }

  /**
   * Takes content away, for good. Only for content that nothing else can name: the same bytes are
   * one object, whoever put them. Idempotent.
   *
   * @throws ObjectStoreUnavailableException when the store does not answer
   */
  public void delete(Sha256 hash) {
    var request = RemoveObjectArgs.builder().bucket(settings.bucket()).object(keyOf(hash)).build();
    try {
      client.removeObject(request);
    } catch (MinioException | IllegalStateException e) {
      throw unavailable(e);
    }
  }

  /** {@code sha256/ab/cd/abcd…}: two levels, so that a store over directories stays quick. */
  static String keyOf(Sha256 hash) {
    var hex = hash.hex();
    return "sha256/%s/%s/%s".formatted(hex.substring(0, 2), hex.substring(2, 4), hex);
  }

  @PreDestroy
  void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private boolean putIfAbsent(String key, byte[] content, String mediaType) {
    var request =
        PutObjectArgs.builder()
            .bucket(settings.bucket())
            .object(key)
            .data(content, content.length)
            .contentType(mediaType)
            .extraHeaders(Map.of("If-None-Match", "*"))
            .build();
    for (int attempt = 1; ; attempt++) {
      try {
        client.putObject(request);
        return true;
      } catch (ErrorResponseException e) {
        var code = e.errorResponse().code();
        if (PRECONDITION_FAILED.equals(code)) {
          return false;
        }
        // The other put may yet fail, so the loser of a race on AWS has to ask again.
        if (!CONFLICT.equals(code) || attempt == CONFLICTS_MAX) {
          throw unavailable(e);
        }
        pause(e);
      } catch (MinioException | IllegalStateException e) {
        // The client wraps a lost connection as an illegal state.
        throw unavailable(e);
      }
    }
  }

  private void pause(Exception conflict) {
    try {
      Thread.sleep(CONFLICT_PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw unavailable(conflict);
    }
  }

  private byte[] read(Sha256 hash, int sizeBytesMax) {
    var request = GetObjectArgs.builder().bucket(settings.bucket()).object(keyOf(hash)).build();
    try (var response = client.getObject(request)) {
      var content = response.readNBytes(sizeBytesMax);
      if (response.read() >= 0) {
        throw new CorruptObjectException(hash, sizeBytesMax);
      }
      var found = Sha256.of(content);
      if (!found.equals(hash)) {
        throw new CorruptObjectException(hash, found, content.length);
      }
      return content;
    } catch (ErrorResponseException e) {
      if (NO_SUCH_KEY.equals(e.errorResponse().code())) {
        throw new MissingObjectException(hash, e);
      }
      throw unavailable(e);
    } catch (MinioException | IOException | IllegalStateException e) {
      throw unavailable(e);
    }
  }

  private void requireSize(long sizeBytes) {
    if (sizeBytes > settings.sizeBytesMax()) {
      throw new ObjectTooLargeException(sizeBytes, settings.sizeBytesMax());
    }
  }

  private ObjectStoreUnavailableException unavailable(Exception e) {
    var reason =
        e instanceof ErrorResponseException answer
            ? answer.errorResponse().code()
            : e.getClass().getSimpleName();
    return new ObjectStoreUnavailableException(settings, reason, e);
  }
}
