package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RowBodies;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of prompt versions as an artifact. Small ones stand in their row as well, so that the
 * live prompt is served while the object store is away.
 */
@Singleton
final class PromptContents {
  /** No model reads a prompt of a megabyte; a data set belongs in cases. */
  static final int BYTES_MAX = 1024 * 1024;

  private final CanonicalJson json;
  private final ObjectStore objects;

  PromptContents(CanonicalJson json, ObjectStore objects) {
    this.json = json;
    this.objects = objects;
  }

  /**
   * Content that is in the object store.
   *
   * @param text the canonical JSON, where it is small enough for a row
   */
  record Stored(ArtifactRef artifact, @Nullable String text) {}

  /**
   * Stores content.
   *
   * @throws RegistryException INVALID {@code prompt-too-large}
   */
  Stored put(PromptContent content) {
    var bytes = json.bytes(content);
    if (bytes.length > BYTES_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "prompt-too-large",
          "A prompt version has at most %d bytes of JSON: %d.".formatted(BYTES_MAX, bytes.length));
    }
    var ref = objects.put(bytes, ArtifactRef.JSON);
    var text =
        bytes.length <= RowBodies.BYTES_MAX ? new String(bytes, StandardCharsets.UTF_8) : null;
    return new Stored(ref, text);
  }

  /** Under which content is stored. */
  Sha256 hash(PromptContent content) {
    return json.hash(content);
  }

  PromptVersion version(PromptVersionRow row) {
    var text = row.content();
    var content =
        text == null
            ? json.read(objects.get(row.artifact()), PromptContent.class)
            : json.read(text, PromptContent.class);
    return new PromptVersion(
        new PromptVersionId(row.id()),
        new PromptId(row.promptId()),
        row.number(),
        content,
        row.artifact(),
        new PersonId(row.authorId()),
        row.note(),
        Optional.ofNullable(row.parentId()).map(PromptVersionId::new),
        row.createdAt());
  }
}
