package dev.hansei.infra.objects;

import dev.hansei.infra.objects.S3DoctorTrial.NotKept;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The few things the doctor does with a bucket, below its own prefix.
 *
 * @param client signs as the service does
 * @param name of the bucket
 * @param prefix of all keys, ends with a slash
 */
record S3DoctorBucket(MinioClient client, String name, String prefix) {
  /** The smallest part that S3 allows. */
  static final long PART_BYTES = 5L * 1024 * 1024;

  /** A link is used at once. */
  private static final int LINK_MINUTES = 2;

  private static final String PRECONDITION_FAILED = "PreconditionFailed";

  /** S3's answer when two conditional writes to one key overlap: the loser may try again. */
  private static final String CONFLICT = "ConditionalRequestConflict";

  /**
   * True when this call stored the content, false when something was there; anything else is
   * thrown.
   */
  boolean putIfAbsent(String key, byte[] content) throws MinioException {
    try {
      client.putObject(
          PutObjectArgs.builder()
              .bucket(name)
              .object(prefix + key)
              .data(content, content.length)
              .extraHeaders(Map.of("If-None-Match", "*"))
              .build());
      return true;
    } catch (ErrorResponseException e) {
      var code = e.errorResponse().code();
      if (PRECONDITION_FAILED.equals(code) || CONFLICT.equals(code)) {
        return false;
      }
      throw e;
    }
  }

  /** Stores the content and gives the tag that the store put on it. */
  String put(String key, byte[] content) throws MinioException {
    return client
        .putObject(
            PutObjectArgs.builder()
                .bucket(name)
                .object(prefix + key)
                .data(content, content.length)
                .build())
        .etag();
  }

  void putInParts(String key, byte[] content) throws MinioException {
    client.putObject(
        PutObjectArgs.builder().bucket(name).object(prefix + key).stream(
                new ByteArrayInputStream(content), (long) content.length, PART_BYTES)
            .build());
  }

  byte[] get(String key) throws MinioException, IOException {
    try (var response =
        client.getObject(GetObjectArgs.builder().bucket(name).object(prefix + key).build())) {
      return response.readAllBytes();
    }
  }

  String tag(String key) throws MinioException {
    return client
        .statObject(StatObjectArgs.builder().bucket(name).object(prefix + key).build())
        .etag();
  }

  List<String> keys(String below) throws MinioException {
    var listing =
        client.listObjects(
            ListObjectsArgs.builder().bucket(name).prefix(prefix + below).recursive(true).build());
    var keys = new ArrayList<String>();
    for (var item : listing) {
      keys.add(item.get().objectName().substring(prefix.length()));
    }
    return List.copyOf(keys);
  }

  URI link(Http.Method method, String key) throws MinioException {
    return URI.create(
        client.getPresignedObjectUrl(
            GetPresignedObjectUrlArgs.builder()
                .method(method)
                .bucket(name)
                .object(prefix + key)
                .expiry(LINK_MINUTES, TimeUnit.MINUTES)
                .build()));
  }

  /** Removes all that the doctor made, and shows that it is gone. */
  String removeAll() throws NotKept, MinioException {
    var keys = keys("");
    for (var key : keys) {
      client.removeObject(RemoveObjectArgs.builder().bucket(name).object(prefix + key).build());
    }
    var left = keys("");
    if (!left.isEmpty()) {
      throw new NotKept(
          "%d deleted objects are still listed, so erasure cannot be shown".formatted(left.size()));
    }
    return "%d objects made and removed".formatted(keys.size());
  }
}
