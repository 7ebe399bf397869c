package dev.hansei.infra.registry;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectName;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.objects.ObjectStoreSettings;
import dev.hansei.infra.stack.LocalObjects;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.errors.MinioException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** An audit chain of a test's own, and what somebody who may write every table can do to it. */
record AuditChains(TestRegistry registry, ProjectId project) {
  /** A project without the row that tells of its making. */
  static AuditChains begin(TestRegistry registry, int rows) {
    var chain = new AuditChains(registry, new ProjectId(registry.get(Ids.class).next()));
    chain.append(rows);
    return chain;
  }

  void append(int count) {
    for (int i = 0; i < count; i++) {
      int number = i;
      registry
          .get(Transactions.class)
          .run(() ->
              registry
                  .get(Audit.class)
                  .append(
                      project,
                      new Actor.BySystem(),
                      "gates.create",
                      AuditSubject.of("gate", number),
                      Map.of("number", number)));
    }
  }

  List<AuditRow> rows() {
    return registry.get(AuditRepository.class).after(project.value(), 0, 1_000);
  }

  /** Takes the rows behind a number away, and lets the recorded end say that this is the last. */
  void cutBehind(long sequence) {
    var last = rows().get((int) sequence - 1);
    var sql = new Sql(registry.database());
    sql.execute(
        "DELETE FROM projects_audit WHERE project_id = ? AND sequence > ?",
        project.value(),
        sequence);
    end(last);
  }

  /** Lets a row say something else, and all behind it follow from that. */
  void rewriteFrom(long sequence) {
    var link = new AuditLink(registry.get(CanonicalJson.class));
    var rows = rows();
    var previous = rows.get((int) sequence - 1).previousHash();
    for (var row : rows.subList((int) sequence - 1, rows.size())) {
      var said = row.entry();
      var other =
          new AuditEntry(
              said.sequence(),
              said.at(),
              "person:somebody else",
              said.action(),
              said.subjectKind(),
              said.subjectId(),
              said.detail());
      var forged = link.forge(project, previous, other);
      replace(forged);
      previous = forged.hash();
      end(forged);
    }
  }

  private void replace(AuditRow row) {
    new Sql(registry.database())
        .execute(
            """
            UPDATE projects_audit SET actor = ?, previous_hash = ?, hash = ?
            WHERE project_id = ? AND sequence = ?
            """,
            row.actor(),
            row.previousHash().bytes(),
            row.hash().bytes(),
            project.value(),
            row.sequence());
  }

  private void end(AuditRow row) {
    new Sql(registry.database())
        .execute(
            "UPDATE projects_audit_head SET sequence = ?, hash = ? WHERE project_id = ?",
            row.sequence(),
            row.hash().bytes(),
            project.value());
  }

  /** What one process does on a day, with a store of its own. */
  AuditAnchoring on(LocalDate day) {
    return on(day, LocalObjects.start().endpoint());
  }

  /** The same with the store at that address, where perhaps nothing listens. */
  AuditAnchoring on(LocalDate day, String endpoint) {
    return new AuditAnchoring(
        registry.get(AuditHeadRepository.class),
        registry.get(AuditAnchorRepository.class),
        new AuditAnchorStore(store(endpoint), registry.get(CanonicalJson.class)),
        registry.get(Transactions.class),
        Clock.fixed(day.atTime(LocalTime.of(0, 5)).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
  }

  static ObjectStore store(String endpoint) {
    var server = LocalObjects.start();
    return new ObjectStore(
        new ObjectStoreSettings(
            URI.create(endpoint),
            server.region(),
            server.bucket(),
            server.accessKey(),
            server.secretKey(),
            1 << 20));
  }

  AuditProof prove() {
    return registry.get(AuditProofs.class).verify(project, new Actor.BySystem()).proof();
  }

  List<AuditAnchor> anchors() {
    return registry.get(AuditProofs.class).anchors(project, PageRequest.first()).items();
  }

  Sha256 hashOf(long sequence) {
    return rows().get((int) sequence - 1).hash();
  }

  /** Takes an anchor's object away, as somebody with the store's keys can. */
  void removeObject(LocalDate day) throws MinioException {
    var server = LocalObjects.start();
    client(server)
        .removeObject(
            RemoveObjectArgs.builder().bucket(server.bucket()).object(name(day).value()).build());
  }

  /** Puts something else in an anchor's place. */
  void overwriteObject(LocalDate day, String content) throws MinioException {
    var server = LocalObjects.start();
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    client(server)
        .putObject(
            PutObjectArgs.builder()
                .bucket(server.bucket())
                .object(name(day).value())
                .data(bytes, bytes.length)
                .build());
  }

  ObjectName name(LocalDate day) {
    return AuditAnchorStore.name(project, day);
  }

  private static MinioClient client(LocalObjects server) {
    return MinioClient.builder()
        .endpoint(server.endpoint())
        .region(server.region())
        .credentials(server.accessKey(), server.secretKey())
        .build();
  }
}
