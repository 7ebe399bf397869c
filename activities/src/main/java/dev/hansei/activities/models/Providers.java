package dev.hansei.activities.models;

import dev.hansei.workflows.models.ModelName;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers that this process knows, by name. */
@Singleton
public final class Providers {
  private final Map<String, ModelProvider> byName = new LinkedHashMap<>();

  public Providers(List<ModelProvider> local, List<ModelEndpoint> endpoints, CallLimits limits) {
    var exchanges = new ChatExchanges();
    local.forEach(provider -> byName.put(provider.name(), provider));
    for (ModelEndpoint endpoint : endpoints) {
      endpoint
          .address()
          .map(address -> new HttpChatProvider(endpoint, address, limits.concurrency(), exchanges))
          .ifPresent(provider -> byName.put(provider.name(), provider));
    }
  }

  /** The provider of a model; empty where nobody set one up under that name. */
  public Optional<ModelProvider> of(ModelName model) {
    return Optional.ofNullable(byName.get(model.provider()));
  }
}
