package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.FormId;
import dev.hansei.workflows.annotations.FormVersion;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The versions of forms: immutable, numbered within their name. */
@Singleton
public final class Forms {
  /** A form may have 200,000 characters; who has more in use at once reads some of them again. */
  private static final int REMEMBERED_MAX = 50;

  private final FormRepository rows;
  private final Transactions transactions;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  /** A version never changes, so a copy is never stale. */
  private final ConcurrentMap<Key, FormVersion> remembered = new ConcurrentHashMap<>();

  Forms(
      FormRepository rows,
      Transactions transactions,
      Audit audit,
      CanonicalJson json,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.audit = audit;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  private record Key(ProjectId projectId, FormId formId) {}

  /** Writes the next version of that name, or finds the one that has the same content. */
  public FormVersion create(ProjectId project, Form form, Actor actor) {
    String content = json.write(form);
    Sha256 sha256 = Sha256.of(content);
    return transactions
        .findOrInsert(
            () -> rows.ofContent(project.value(), form.name(), sha256),
            () -> insert(project, form, content, actor))
        .version(json);
  }

  private FormRow insert(ProjectId project, Form form, String content, Actor actor) {
    int number = rows.newest(project.value(), form.name()).map(FormRow::number).orElse(0) + 1;
    var row =
        new FormRow(
            project.value(),
            ids.next(),
            form.name(),
            number,
            Sha256.of(content),
            content,
            clock.instant());
    rows.insert(row);
    audit.append(
        project,
        actor,
        "annotations.form",
        AuditSubject.of("form", row.formId()),
        Map.of("name", form.name(), "number", number, "fields", form.fields().size()));
    return row;
  }

  /** One version. */
  public Optional<FormVersion> find(ProjectId project, FormId id) {
    var key = new Key(project, id);
    Optional<FormVersion> known = Optional.ofNullable(remembered.get(key));
    if (known.isPresent()) {
      return known;
    }
    Optional<FormVersion> read =
        transactions.read(() -> rows.find(project.value(), id.value())).map(it -> it.version(json));
    read.filter(_ -> remembered.size() < REMEMBERED_MAX)
        .ifPresent(version -> remembered.put(key, version));
    return read;
  }

  /** The newest version of that name. */
  public Optional<FormVersion> newest(ProjectId project, String name) {
    return transactions
        .read(() -> rows.newest(project.value(), name))
        .map(row -> row.version(json));
  }

  /**
   * What a queue asks; one that asks by no form has a form of one field.
   *
   * @throws RegistryException NOT_FOUND
   */
  public Form of(ProjectId project, QueuePlan plan) {
    if (plan.form().isEmpty()) {
      return Form.ofOne(plan);
    }
    FormId id = plan.form().get();
    return find(project, id).orElseThrow(() -> RegistryException.notFound("form", id)).form();
  }

  /** All versions, newest first. */
  public Page<FormVersion> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.version(json),
            FormRow::formId));
  }
}
