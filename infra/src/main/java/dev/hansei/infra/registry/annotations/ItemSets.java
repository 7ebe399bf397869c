package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.annotations.BroughtItem;
import dev.hansei.workflows.annotations.ItemSet;
import dev.hansei.workflows.annotations.ItemSetId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Sets of items that somebody brought. The artifact is the set; the rows beside it let a page read
 * one line without all the others.
 */
@Singleton
public final class ItemSets {
  /** Rows in one batch: some hundred kilobytes of usual texts. */
  private static final int ROWS_AT_ONCE = 200;

  private final ItemSetRepository sets;
  private final ItemRepository rows;
  private final ObjectStore objects;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Transactions transactions;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  ItemSets(
      ItemSetRepository sets,
      ItemRepository rows,
      ObjectStore objects,
      Artifacts artifacts,
      Edges edges,
      Transactions transactions,
      Audit audit,
      CanonicalJson json,
      Ids ids,
      Clock clock) {
    this.sets = sets;
    this.rows = rows;
    this.objects = objects;
    this.artifacts = artifacts;
    this.edges = edges;
    this.transactions = transactions;
    this.audit = audit;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** The lines of a set: what is kept once, with the name that they go by. */
  private record Bundle(String name, ArtifactRef content, List<BroughtItem> items) {}

  /**
   * Keeps a set; the same lines under the same name are the set that is there already.
   *
   * @param items 1 to 10,000, all pairs or none
   */
  public ItemSet bring(ProjectId project, String name, List<BroughtItem> items, Actor actor) {
    if (items.stream().map(item -> item.shown().isPair()).distinct().count() != 1) {
      throw new IllegalArgumentException("a set is of pairs or of single answers");
    }
    String lines = items.stream().map(json::write).collect(Collectors.joining("\n"));
    var bundle =
        new Bundle(
            name, objects.put(lines.getBytes(StandardCharsets.UTF_8), ArtifactRef.JSONL), items);
    return transactions
        .findOrInsert(
            () -> sets.ofContent(project.value(), name, bundle.content().sha256()),
            () -> insert(project, bundle, actor))
        .set();
  }

  private ItemSetRow insert(ProjectId project, Bundle bundle, Actor actor) {
    ArtifactRef content = bundle.content();
    var row =
        new ItemSetRow(
            project.value(),
            ids.next(),
            bundle.name(),
            content.sha256(),
            content.mediaType(),
            content.sizeBytes(),
            bundle.items().size(),
            bundle.items().getFirst().shown().isPair(),
            clock.instant());
    artifacts.register(project, content);
    sets.insert(row);
    insertLines(row, bundle.items());
    if (actor instanceof Actor.ByPerson(var person)) {
      edges.add(
          project,
          List.of(new Edge(Node.of(NodeKind.PERSON, person), Relation.WROTE, node(row.set()))));
    }
    audit.append(
        project,
        actor,
        "annotations.items",
        AuditSubject.of("item-set", row.setId()),
        Map.of("name", row.name(), "items", row.items()));
    return row;
  }

  private void insertLines(ItemSetRow set, List<BroughtItem> items) {
    List<ItemRow> lines = new ArrayList<>();
    for (BroughtItem item : items) {
      lines.add(
          new ItemRow(
              set.projectId(),
              set.setId(),
              lines.size() + 1,
              item.id(),
              item.split().name(),
              json.write(item.shown())));
    }
    for (int from = 0; from < lines.size(); from += ROWS_AT_ONCE) {
      rows.insert(lines.subList(from, Math.min(from + ROWS_AT_ONCE, lines.size())));
    }
  }

  /** The set in lineage: its content. */
  static Node node(ItemSet set) {
    return Node.of(NodeKind.ARTIFACT, set.content().sha256());
  }

  /** One set. */
  public Optional<ItemSet> find(ProjectId project, ItemSetId id) {
    return transactions.read(() -> sets.find(project.value(), id.value())).map(ItemSetRow::set);
  }

  /** The newest set of that name. */
  public Optional<ItemSet> newest(ProjectId project, String name) {
    return transactions.read(() -> sets.newest(project.value(), name)).map(ItemSetRow::set);
  }

  /** All sets, newest first. */
  public Page<ItemSet> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            sets.before(project.value(), request.beforeId(), request.fetch()),
            request,
            ItemSetRow::set,
            ItemSetRow::setId));
  }

  /** Lines of a set after a line, by their number, in their order. */
  public Map<Integer, BroughtItem> after(ProjectId project, ItemSetId set, int line, int limit) {
    return byLine(transactions.read(() -> rows.after(project.value(), set.value(), line, limit)));
  }

  /** Those lines of a set, by their number. */
  Map<Integer, BroughtItem> ofLines(ProjectId project, UUID set, Collection<Integer> lines) {
    return lines.isEmpty()
        ? Map.of()
        : byLine(transactions.read(() -> rows.ofLines(project.value(), set, List.copyOf(lines))));
  }

  private Map<Integer, BroughtItem> byLine(List<ItemRow> found) {
    Map<Integer, BroughtItem> byLine = new TreeMap<>();
    found.forEach(row -> byLine.put(row.line(), row.item(json)));
    return byLine;
  }
}
