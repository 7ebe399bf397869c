package dev.hansei.api.traces;

import dev.hansei.infra.registry.traces.ProjectTraceSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The gate of this process: its own clock, and room by its own heap. */
@Factory
final class IntakeRoom {
  /** A body is there several times: as it came, inflated, read, mapped, as lines. */
  private static final int HEAP_SHARE = 16;

  @Singleton
  IntakeGate gate(ProjectTraceSettings settings) {
    return new IntakeGate(
        settings, System::nanoTime, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
  }
}
