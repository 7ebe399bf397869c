package dev.hansei.api.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.problems.JsonFaults;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies versions of prompts into another project, as a file that is pulled and pushed would. */
@Singleton
final class PromptCopier {
  private final Prompts prompts;
  private final PromptFinder finder;
  private final PromptYaml yaml;
  private final VersionSaver saver;
  private final ObjectMapper json;

  PromptCopier(
      Prompts prompts,
      PromptFinder finder,
      PromptYaml yaml,
      VersionSaver saver,
      ObjectMapper json) {
    this.prompts = prompts;
    this.finder = finder;
    this.yaml = yaml;
    this.saver = saver;
    this.json = json;
  }

  /**
   * Copies; content that is there already is found again. What was copied before a version is
   * refused stays.
   *
   * @param there who writes in the other project
   */
  CopyResource copy(Caller here, Prompt prompt, NewCopy wanted, Caller there) {
    List<PromptVersion> versions = versions(here, prompt, wanted);
    PromptName name = name(prompt, wanted);
    // What cannot be saved there leaves no prompt without a version.
    saver.require(there.projectId(), read(versions.getFirst()));
    Prompt target = target(there, name);
    List<CopyResource.Copied> copied = new ArrayList<>();
    List<CopyResource.Reference> left = new ArrayList<>();
    Map<PromptVersionId, Integer> numbers = new HashMap<>();
    for (PromptVersion version : versions) {
      ObjectNode body = yaml.body(version.content());
      left.addAll(ForeignReferences.in(version.number(), body));
      body.put("note", note(here, prompt, version));
      version.parent().map(numbers::get).ifPresent(number -> body.put("parent", number));
      NewVersion read = read(version, body);
      Optional<PromptVersion> same = saver.same(there.projectId(), target, read);
      PromptVersion made = same.orElseGet(() -> saver.save(there, target, read));
      copied.add(new CopyResource.Copied(version.number(), made.number(), same.isEmpty()));
      numbers.put(version.id(), made.number());
    }
    return new CopyResource(there.project().name().value(), target.name().value(), copied, left);
  }

  private List<PromptVersion> versions(Caller here, Prompt prompt, NewCopy wanted) {
    if (wanted.version() != null) {
      return List.of(finder.version(here.projectId(), prompt, wanted.version()));
    }
    int limit = wanted.wantsAll() ? PageRequest.LIMIT_MAX : 1;
    List<PromptVersion> newest =
        prompts.numbers(here.projectId(), prompt.id(), limit).keySet().stream()
            .flatMap(id -> prompts.version(here.projectId(), id).stream())
            .toList();
    if (newest.isEmpty()) {
      throw new InvalidFieldException("version", "The prompt has no version yet.");
    }
    return newest.reversed();
  }

  private static PromptName name(Prompt prompt, NewCopy wanted) {
    String name = wanted.name();
    try {
      return name == null || name.isBlank() ? prompt.name() : new PromptName(name.strip());
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("name", String.valueOf(e.getMessage()));
    }
  }

  private Prompt target(Caller there, PromptName name) {
    return prompts.find(there.projectId(), name).orElseGet(() -> made(there, name));
  }

  private Prompt made(Caller there, PromptName name) {
    try {
      return prompts.create(there.projectId(), name, there.actor());
    } catch (RegistryException e) {
      // Somebody made it a moment ago.
      return prompts.find(there.projectId(), name).orElseThrow(() -> e);
    }
  }

  private static String note(Caller here, Prompt prompt, PromptVersion version) {
    String note =
        "copied from %s/%s@%d%s"
            .formatted(
                here.project().name(),
                prompt.name(),
                version.number(),
                version.note().isBlank() ? "" : ": " + version.note());
    return note.substring(0, Math.min(note.length(), PromptVersion.NOTE_CHARS_MAX));
  }

  private NewVersion read(PromptVersion version) {
    return read(version, yaml.body(version.content()));
  }

  /** What came by another door, or before a rule was made, may not be what is saved today. */
  private NewVersion read(PromptVersion version, ObjectNode body) {
    try {
      return json.treeToValue(body, NewVersion.class);
    } catch (JsonProcessingException e) {
      throw ApiProblem.of(
              HttpStatus.UNPROCESSABLE_ENTITY,
              "version-unfit",
              "The version cannot be copied",
              "v%d: %s".formatted(version.number(), JsonFaults.explain(e)))
          .raise();
    }
  }
}
