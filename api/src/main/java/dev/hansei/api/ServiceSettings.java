package dev.hansei.api;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What one process of the service is told.
 *
 * @param roles what this process does ({@code HANSEI_ROLES}: api, worker or both)
 * @param publicUrl where browsers find it ({@code HANSEI_PUBLIC_URL}); cookies are marked Secure
 *     when it says https
 * @param home where local state lies ({@code HANSEI_HOME}); the first admin's link is written there
 */
@ConfigurationProperties("hansei")
public record ServiceSettings(Set<ServiceRole> roles, URI publicUrl, Path home) {
  @ConfigurationInject
  public ServiceSettings {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("HANSEI_ROLES names api, worker or both");
    }
    roles = EnumSet.copyOf(roles);
    if (publicUrl.getHost() == null || !Set.of("http", "https").contains(publicUrl.getScheme())) {
      throw new IllegalArgumentException(
          "HANSEI_PUBLIC_URL reads https://host or http://host:port: '%s'".formatted(publicUrl));
    }
    Objects.requireNonNull(home, "home is null");
  }

  /** Whether browsers reach the service over TLS. */
  public boolean isSecure() {
    return publicUrl.getScheme().equals("https");
  }

  /** Whether this process answers people and programs. */
  public boolean servesApi() {
    return roles.contains(ServiceRole.API);
  }

  /** The address, as browsers have it, of a path that starts with a slash. */
  public String address(String path) {
    var base = publicUrl.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }
}
