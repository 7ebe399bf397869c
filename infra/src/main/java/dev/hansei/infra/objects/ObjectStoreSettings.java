package dev.hansei.infra.objects;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;

/**
 * Where the object store is.
 *
 * @param endpoint such as {@code https://s3.example.org}; no path
 * @param bucket must exist; the service never makes one
 * @param sizeBytesMax an object is held in memory whole while it is hashed, hence the default of
 *     256 MiB
 */
@ConfigurationProperties("hansei.objects")
public record ObjectStoreSettings(
    URI endpoint,
    String region,
    String bucket,
    String accessKey,
    String secretKey,
    @Bindable(defaultValue = "268435456") long sizeBytesMax) {
  @ConfigurationInject
  public ObjectStoreSettings {
    if (!"http".equals(endpoint.getScheme()) && !"https".equals(endpoint.getScheme())) {
      throw new IllegalArgumentException(
          "HANSEI_OBJECTS_ENDPOINT reads http://host:port or https://host: '%s'"
              .formatted(endpoint));
    }
    if (bucket.length() < 3) {
      throw new IllegalArgumentException(
          "HANSEI_OBJECTS_BUCKET has at least 3 characters: '%s'".formatted(bucket));
    }
    if (sizeBytesMax < 1 || sizeBytesMax > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "hansei.objects.size-bytes-max is 1 to 2,147,483,639: " + sizeBytesMax);
    }
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "ObjectStoreSettings[%s, bucket %s]".formatted(endpoint, bucket);
  }
}
