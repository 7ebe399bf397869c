package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Authorship;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The immutable versions of prompts; {@link Prompts} is its face. */
@Singleton
final class PromptVersions {
  /**
   * Contents of one page, as JSON: two hundred of the largest would be as many reads of the object
   * store, one after another, and some hundred MiB in memory.
   */
  static final long PAGE_BYTES_MAX = 4L << 20;

  private final PromptVersionRepository rows;
  private final PromptRepository prompts;
  private final PromptContents contents;
  private final Partials partials;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  PromptVersions(
      PromptVersionRepository rows,
      PromptRepository prompts,
      PromptContents contents,
      Partials partials,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.prompts = prompts;
    this.contents = contents;
    this.partials = partials;
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  PromptVersion add(ProjectId project, PromptId prompt, NewPromptVersion version) {
    // Outside the transaction: versions never change, and a large one is read from the store.
    var filled = partials(project, version.content());
    var stored = contents.put(version.content());
    var row =
        transactions.write(() -> {
          if (prompts.lock(project.value(), prompt.value()).isEmpty()) {
            throw RegistryException.notFound("prompt", prompt);
          }
          return rows.findByContent(prompt.value(), stored.artifact().sha256())
              .orElseGet(() -> insert(project, prompt, version, new Made(stored, filled)));
        });
    return contents.version(row);
  }

  /** What was stored, and the partials in it. */
  private record Made(PromptContents.Stored stored, Map<String, Partials.Found> partials) {}

  /** Nobody saves a text as that of a version which says something else. */
  private Map<String, Partials.Found> partials(ProjectId project, PromptContent content) {
    Map<String, Partials.Pin> pins = new TreeMap<>();
    content.partialsOrNone().forEach((name, one) -> pins.put(name, Partials.Pin.of(one)));
    var found = partials.find(project, pins);
    found.forEach((name, one) -> {
      if (!one.partial().equals(content.partialsOrNone().get(name))) {
        throw new RegistryException(
            RegistryException.Kind.INVALID,
            "partial-changed",
            "Partial '%s' is not the text of %s.".formatted(name, one.partial().pin()));
      }
    });
    return found;
  }

  private PromptVersionRow insert(
      ProjectId project, PromptId prompt, NewPromptVersion version, Made made) {
    var stored = made.stored();
    version.parent().ifPresent(parent -> requireParent(project, prompt, parent));
    var row =
        new PromptVersionRow(
            ids.next(),
            project.value(),
            prompt.value(),
            rows.lastNumber(prompt.value()) + 1,
            stored.text(),
            stored.artifact().sha256(),
            (int) stored.artifact().sizeBytes(),
            version.author().value(),
            version.note(),
            version.parent().map(PromptVersionId::value).orElse(null),
            clock.instant());
    rows.insert(row);
    partials.connect(project, row.id(), made.partials());
    artifacts.register(project, stored.artifact());
    connect(project, row, version, made);
    audit.append(
        project,
        new Actor.ByPerson(version.author()),
        "prompts.version.add",
        node(row),
        Map.of("prompt", prompt.toString(), "number", row.number()));
    return row;
  }

  private void connect(
      ProjectId project, PromptVersionRow row, NewPromptVersion version, Made made) {
    var written = new ArrayList<Edge>();
    written.add(Authorship.of(version.author(), node(row)));
    written.add(
        new Edge(node(row), Relation.STORED_AS, Node.of(NodeKind.ARTIFACT, row.contentSha256())));
    version
        .parent()
        .map(parent -> Node.of(NodeKind.PROMPT_VERSION, parent))
        .ifPresent(parent -> written.add(new Edge(parent, Relation.PARENT_OF, node(row))));
    made.partials().values().stream()
        .map(partial -> Node.of(NodeKind.PROMPT_VERSION, partial.version()))
        .distinct()
        .forEach(used -> written.add(new Edge(used, Relation.USED_BY, node(row))));
    edges.add(project, written);
  }

  private void requireParent(ProjectId project, PromptId prompt, PromptVersionId parent) {
    boolean isOfPrompt =
        rows.find(project.value(), parent.value())
            .filter(row -> row.promptId().equals(prompt.value()))
            .isPresent();
    if (!isOfPrompt) {
      throw RegistryException.notFound("prompt version", parent);
    }
  }

  private static Node node(PromptVersionRow row) {
    return Node.of(NodeKind.PROMPT_VERSION, row.id());
  }

  /** Who wrote it, and who wrote what it has in it. */
  List<PersonId> authors(ProjectId project, PromptVersion version) {
    return Stream.concat(
            Stream.of(version.author()), partials.authors(project, version.id()).stream())
        .distinct()
        .toList();
  }

  Optional<PromptVersion> sameContent(ProjectId project, PromptId prompt, PromptContent content) {
    return transactions
        .read(() -> rows.findByContent(prompt.value(), contents.hash(content)))
        .filter(row -> row.projectId().equals(project.value()))
        .map(contents::version);
  }

  Optional<PromptVersion> find(ProjectId project, PromptVersionId version) {
    return transactions
        .read(() -> rows.find(project.value(), version.value()))
        .map(contents::version);
  }

  Page<PromptVersion> page(ProjectId project, PromptId prompt, PageRequest request) {
    var page =
        transactions.read(() ->
            Page.of(
                rows.before(
                    project.value(), prompt.value(), request.beforeNumber(), request.fetch()),
                request,
                row -> row,
                PromptVersionRow::number));
    // Outside the transaction: a large version is read from the object store.
    return cut(page).map(contents::version);
  }

  /**
   * At least one, and no more than {@link #PAGE_BYTES_MAX} together; the next page has the rest.
   */
  private static Page<PromptVersionRow> cut(Page<PromptVersionRow> page) {
    List<PromptVersionRow> rows = page.items();
    long bytes = 0;
    for (int i = 0; i < rows.size(); i++) {
      bytes += rows.get(i).contentBytes();
      if (i > 0 && bytes > PAGE_BYTES_MAX) {
        var last = Integer.toString(rows.get(i - 1).number());
        return new Page<>(rows.subList(0, i), Optional.of(last));
      }
    }
    return page;
  }

  Map<PromptVersionId, Integer> numbers(ProjectId project, PromptId prompt, int limit) {
    Map<PromptVersionId, Integer> numbers = new LinkedHashMap<>();
    transactions
        .read(() -> rows.keys(project.value(), prompt.value(), limit))
        .forEach(row -> numbers.put(new PromptVersionId(row.id()), row.number()));
    return numbers;
  }
}
