package dev.hansei.api.models;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.tunings.Adapter;
import java.util.List;

/** Which models can be asked here, which outputs are recorded, which adapters there are. */
public record ModelsPage(
    Frame frame, List<Provider> providers, List<Recording> recordings, List<Adapter> adapters) {
  public ModelsPage {
    providers = List.copyOf(providers);
    recordings = List.copyOf(recordings);
    adapters = List.copyOf(adapters);
  }

  /** A provider. {@code words} says what it is and what it needs. */
  public record Provider(String prefix, boolean ready, String words) {}

  /** A set of recorded outputs. */
  public record Recording(String name, long count, String hash) {}
}
