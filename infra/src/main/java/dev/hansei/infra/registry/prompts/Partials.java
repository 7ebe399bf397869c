package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.prompts.FilledPrompt;
import dev.hansei.infra.prompts.TemplateException;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PinnedPartial;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Versions of prompts as pieces of other prompts. A pin names a version, which never changes; its
 * text is copied into the content of whoever pins it, so nothing but saving looks it up.
 */
@Singleton
public final class Partials {
  /** A piece of a piece of a piece of a piece: nobody finds a sentence that lies deeper. */
  public static final int DEPTH_MAX = 4;

  /** Twenty partials of twenty each is already more than can have different texts. */
  private static final int USED_MAX = 1_000;

  private final PartialUseRepository rows;
  private final PromptRepository prompts;
  private final PromptVersionRepository versions;
  private final PromptContents contents;
  private final Transactions transactions;

  Partials(
      PartialUseRepository rows,
      PromptRepository prompts,
      PromptVersionRepository versions,
      PromptContents contents,
      Transactions transactions) {
    this.rows = rows;
    this.prompts = prompts;
    this.versions = versions;
    this.contents = contents;
    this.transactions = transactions;
  }

  /**
   * Which version a partial is.
   *
   * @param sha256 of its content, for who wants to be sure that it is the one they have seen: the
   *     version of the prompt that has this content is it, whatever its number is here
   */
  public record Pin(PromptName prompt, int number, Optional<Sha256> sha256) {
    /** The pin of a copy. */
    public static Pin of(PinnedPartial partial) {
      return new Pin(partial.prompt(), partial.number(), Optional.of(partial.sha256()));
    }
  }

  /**
   * A version that has another in it.
   *
   * @param depth 1 where it names it itself, more where a partial of its does
   */
  public record User(PromptVersionId version, PromptName prompt, int number, int depth) {}

  /** A version that was looked up, with what it has in it itself, and how deep. */
  record Found(PinnedPartial partial, PromptVersionId version, Map<UUID, Integer> uses) {}

  /**
   * The texts of pins, by the names under which templates use them.
   *
   * @throws RegistryException INVALID {@code partial-missing}: there is no such version; {@code
   *     partial-unfit}: it has not one message; {@code partials-too-deep}
   */
  public Map<String, PinnedPartial> pinned(ProjectId project, Map<String, Pin> pins) {
    Map<String, PinnedPartial> pinned = new TreeMap<>();
    find(project, pins).forEach((name, found) -> pinned.put(name, found.partial()));
    return pinned;
  }

  /** As {@link #pinned}, with the versions. */
  Map<String, Found> find(ProjectId project, Map<String, Pin> pins) {
    Map<String, Found> all = new LinkedHashMap<>();
    pins.forEach((name, pin) -> all.put(name, find(project, name, pin)));
    return all;
  }

  private Found find(ProjectId project, String name, Pin pin) {
    PromptVersion version =
        transactions
            .read(() ->
                prompts
                    .findByName(project.value(), pin.prompt().value())
                    .flatMap(prompt -> row(prompt, pin)))
            .map(contents::version)
            .orElseThrow(() -> missing(name, pin));
    var partial =
        new PinnedPartial(
            pin.prompt(), version.number(), version.artifact().sha256(), text(name, pin, version));
    return new Found(partial, version.id(), uses(project, name, version.id()));
  }

  private Optional<PromptVersionRow> row(PromptRow prompt, Pin pin) {
    return pin.sha256().isPresent()
        ? versions.findByContent(prompt.id(), pin.sha256().get())
        : versions.findByNumber(prompt.id(), pin.number());
  }

  private static RegistryException missing(String name, Pin pin) {
    return pin.sha256().isPresent()
        ? refused(
            "missing",
            name,
            "no version of %s has the content %s",
            pin.prompt(),
            pin.sha256().get())
        : refused("missing", name, "there is no %s@%d", pin.prompt(), pin.number());
  }

  private static String text(String name, Pin pin, PromptVersion version) {
    if (version.content().messages().size() != 1) {
      throw refused(
          "unfit",
          name,
          "%s@%d has %d messages, and a partial has one",
          pin.prompt(),
          pin.number(),
          version.content().messages().size());
    }
    try {
      return FilledPrompt.templates(version.content()).getFirst().content();
    } catch (TemplateException _) {
      throw refused("unfit", name, "%s@%d cannot be read", pin.prompt(), pin.number());
    }
  }

  /** What its text has in it, itself included. */
  private Map<UUID, Integer> uses(ProjectId project, String name, PromptVersionId version) {
    Map<UUID, Integer> uses = new LinkedHashMap<>();
    uses.put(version.value(), 1);
    for (PartialUseRow row :
        transactions.read(() -> rows.of(project.value(), version.value(), USED_MAX))) {
      uses.merge(row.usedId(), row.depth() + 1, Math::max);
      if (row.depth() + 1 > DEPTH_MAX) {
        throw new RegistryException(
            RegistryException.Kind.INVALID,
            "partials-too-deep",
            "Partial '%s': partials of partials go at most %d deep.".formatted(name, DEPTH_MAX));
      }
    }
    return uses;
  }

  private static RegistryException refused(String code, String name, String why, Object... values) {
    return new RegistryException(
        RegistryException.Kind.INVALID,
        "partial-" + code,
        "Partial '%s': %s.".formatted(name, why.formatted(values)));
  }

  /** Writes what a new version has in it; within the transaction that inserts it. */
  void connect(ProjectId project, UUID version, Map<String, Found> found) {
    Map<UUID, Integer> uses = new TreeMap<>();
    found
        .values()
        .forEach(one -> one.uses().forEach((id, depth) -> uses.merge(id, depth, Math::max)));
    uses.forEach(
        (used, depth) -> rows.insert(new PartialUseRow(project.value(), version, used, depth)));
  }

  /**
   * Which versions have one of these in them, newest first; one that has two of them comes twice.
   */
  public List<User> users(ProjectId project, Collection<PromptVersionId> versions, int limit) {
    List<byte[]> ids = new ArrayList<>();
    versions.forEach(version -> ids.add(UuidBytes.of(version.value())));
    if (ids.isEmpty()) {
      return List.of();
    }
    return transactions.read(() ->
        rows.users(project.value(), ids, limit).stream()
            .map(row ->
                new User(
                    new PromptVersionId(row.versionId()),
                    new PromptName(row.name()),
                    row.number(),
                    row.depth()))
            .toList());
  }

  /** Who wrote what a version has in it, itself left out. */
  List<PersonId> authors(ProjectId project, PromptVersionId version) {
    return transactions.read(() ->
        rows.authors(project.value(), version.value(), USED_MAX).stream()
            .map(row -> new PersonId(row.authorId()))
            .toList());
  }
}
