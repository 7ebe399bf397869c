package dev.hansei.activities.models;

import dev.hansei.workflows.models.ModelName;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/** The providers that this process knows, by name. */
@Singleton
public final class Providers {
  /** A healthy endpoint accepts a connection in well under a second. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Map<String, ModelProvider> byName = new LinkedHashMap<>();

  public Providers(List<ModelProvider> local, List<ModelEndpoint> endpoints, CallLimits limits) {
    HttpClient http =
        HttpClient.newBuilder()
            // An offer of HTTP/2 in clear text confuses some servers people run at home.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    local.forEach(provider -> byName.put(provider.name(), provider));
    for (ModelEndpoint endpoint : endpoints) {
      endpoint
          .address()
          .map(address -> new HttpChatProvider(endpoint, address, limits.concurrency(), http))
          .ifPresent(provider -> byName.put(provider.name(), provider));
    }
  }

  /** The provider of a model; empty where nobody set one up under that name. */
  public Optional<ModelProvider> of(ModelName model) {
    return Optional.ofNullable(byName.get(model.provider()));
  }
}
