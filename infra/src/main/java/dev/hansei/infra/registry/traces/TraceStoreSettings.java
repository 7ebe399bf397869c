package dev.hansei.infra.registry.traces;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The installation's rules for traces.
 *
 * @param daysMax no project keeps a trace longer; 0: no limit
 */
@ConfigurationProperties("hansei.traces")
record TraceStoreSettings(@Bindable(defaultValue = "0") int daysMax) {
  @ConfigurationInject
  TraceStoreSettings {
    if (daysMax < 0 || daysMax > TraceSettings.DAYS_MAX) {
      throw new IllegalArgumentException(
          "HANSEI_TRACES_DAYS_MAX is 1 to %d, or 0 for no limit: %d"
              .formatted(TraceSettings.DAYS_MAX, daysMax));
    }
  }
}
