package dev.hansei.infra.temporal;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Objects;

/**
 * Where the Temporal cluster is and how we show who we are.
 *
 * @param address host and port of the gRPC API
 * @param namespace must exist; the service never makes one
 * @param tls whether the connection is encrypted; a key or a client certificate implies it
 * @param apiKey of Temporal Cloud, or empty
 * @param certificate path of a client certificate chain in PEM, or empty
 * @param key path of its private key (PKCS#8, PEM); given exactly where a certificate is
 * @param patience how long a caller who waits for the answer lets us try to reach the cluster;
 *     workers try for ever
 */
@ConfigurationProperties("hansei.temporal")
public record TemporalSettings(
    @Bindable(defaultValue = "127.0.0.1:27233") String address,
    @Bindable(defaultValue = "hansei") String namespace,
    @Bindable(defaultValue = "false") boolean tls,
    @Bindable(defaultValue = "") String apiKey,
    @Bindable(defaultValue = "") String certificate,
    @Bindable(defaultValue = "") String key,
    @Bindable(defaultValue = "5s") Duration patience) {
  @ConfigurationInject
  public TemporalSettings {
    if (!address.matches("[^:/\\s]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}")) {
      throw new IllegalArgumentException(
          "HANSEI_TEMPORAL_ADDRESS reads host:port: '%s'".formatted(address));
    }
    if (namespace.isBlank()) {
      throw new IllegalArgumentException("HANSEI_TEMPORAL_NAMESPACE names a namespace");
    }
    apiKey = Objects.requireNonNullElse(apiKey, "");
    certificate = Objects.requireNonNullElse(certificate, "");
    key = Objects.requireNonNullElse(key, "");
    if (certificate.isEmpty() != key.isEmpty()) {
      throw new IllegalArgumentException(
          "HANSEI_TEMPORAL_CERTIFICATE and HANSEI_TEMPORAL_KEY go together");
    }
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("hansei.temporal.patience is above 0: " + patience);
    }
  }

  /** Whether to speak TLS. */
  public boolean isEncrypted() {
    return tls || !apiKey.isEmpty() || !certificate.isEmpty();
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "TemporalSettings[%s, namespace %s]".formatted(address, namespace);
  }
}
