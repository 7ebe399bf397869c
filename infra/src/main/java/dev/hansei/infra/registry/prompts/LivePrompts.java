package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.prompts.PromptVersion;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is live in one project, as the registry had it at one moment. Immutable. */
public final class LivePrompts {
  private final long revision;
  private final Map<String, LivePrompt> byName;
  private final Map<UUID, PromptVersion> versions;
  private final Set<UUID> unread;
  private final long bytes;

  /**
   * @param revision of the project's row in {@code prompts_live}; 0 before the first move
   * @param prompts by name
   * @param unread versions that are live and could not be read
   */
  LivePrompts(long revision, List<LivePrompt> prompts, Set<UUID> unread) {
    this.revision = revision;
    Map<String, LivePrompt> names = new LinkedHashMap<>();
    Map<UUID, PromptVersion> known = new HashMap<>();
    for (LivePrompt each : prompts) {
      names.put(each.prompt().name().value(), each);
      each.stages()
          .values()
          .forEach(stage -> {
            known.put(stage.live().id().value(), stage.live());
            stage.candidate().ifPresent(it -> known.put(it.id().value(), it));
          });
    }
    this.byName = Collections.unmodifiableMap(names);
    this.versions = Collections.unmodifiableMap(known);
    this.unread = Set.copyOf(unread);
    this.bytes = prompts.stream().mapToLong(LivePrompt::bytes).sum();
  }

  /** Counts the moves of all pointers of the project. */
  public long revision() {
    return revision;
  }

  /** The prompt of that name, where something of it is live and it is kept here. */
  public Optional<LivePrompt> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All that are kept here, by name. */
  public List<LivePrompt> all() {
    return List.copyOf(byName.values());
  }

  /** Whether all is as the registry says; else some is what was last known, or missing. */
  public boolean isWhole() {
    return unread.isEmpty();
  }

  /** Versions that are live and could not be read. */
  Set<UUID> unread() {
    return unread;
  }

  /** A version that was read already; versions never change. */
  Optional<PromptVersion> version(UUID id) {
    return Optional.ofNullable(versions.get(id));
  }

  long bytes() {
    return bytes;
  }
}
