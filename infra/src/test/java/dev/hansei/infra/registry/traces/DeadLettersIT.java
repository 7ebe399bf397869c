package dev.hansei.infra.registry.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditEntry;
import dev.hansei.infra.registry.Expiry;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.RowBodies;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.DeadLetterId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import org.assertj.core.api.AbstractThrowableAssert;

class DeadLettersIT {
  private static final String OTHER_KEY = "YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODk=";
  private static final byte[] RAW =
      "{\"input\":\"My card is 4929 1234 5678 9012".getBytes(StandardCharsets.UTF_8);

  @RegistryTest
  void givesBackWhatCameAndSaysWhoOpenedIt(TestRegistry registry) {
    var project = registry.newProject();
    var letters = registry.get(DeadLetters.class);
    var admin = new Actor.ByPerson(registry.newPerson());

    var kept = letters.add(project, "trace-lines", "line 1: Not JSON.", RAW);

    assertThat(kept.isKept()).isTrue();
    assertThat(kept.expiresAt()).isEqualTo(kept.receivedAt().plus(DeadLetters.LIFE));
    assertThat(letters.page(project, PageRequest.first()).items()).containsExactly(kept);
    assertThat(letters.require(project, kept.id())).isEqualTo(kept);
    assertThat(letters.open(project, kept.id(), DeadLetters.Purpose.INSPECT, admin)).isEqualTo(RAW);
    assertThat(registry.get(Audit.class).page(project, PageRequest.first()).items().getFirst())
        .returns("traces.dead-letter.inspect", AuditEntry::action)
        .returns(admin.label(), AuditEntry::actor)
        .returns(kept.id().toString(), AuditEntry::subjectId);
  }

  @RegistryTest
  void keepsNoPlainTextInRowOrObject(TestRegistry registry) {
    var project = registry.newProject();
    var letters = registry.get(DeadLetters.class);
    var large = new byte[RowBodies.BYTES_MAX];
    System.arraycopy(RAW, 0, large, 0, RAW.length);

    letters.add(project, "trace-lines", "small", RAW);
    var inObject = letters.add(project, "trace-lines", "large", large);

    var sql = new Sql(registry.database());
    var plain = HexFormat.of().withUpperCase().formatHex(RAW);
    assertThat(
            sql.texts(
                "SELECT HEX(body) FROM traces_dead_letter WHERE project_id = ?", project.value()))
        .hasSize(2)
        .noneMatch(body -> body.contains(plain));
    var object = registry.get(ObjectStore.class).get(objectOf(registry, inObject.id()));
    assertThat(HexFormat.of().withUpperCase().formatHex(object)).doesNotContain(plain);
    assertThat(open(letters, project, inObject.id())).isEqualTo(large);
  }

  @RegistryTest
  void refusesWhatWasChangedInTheStore(TestRegistry registry) {
    var project = registry.newProject();
    var letters = registry.get(DeadLetters.class);
    var sql = new Sql(registry.database());

    for (var change :
        new String[] {
          "body = CONCAT(CHAR(ASCII(body) ^ 1 USING binary), SUBSTRING(body, 2))",
          "body = SUBSTRING(body, 1, LENGTH(body) - 1)",
          "nonce = REVERSE(nonce)"
        }) {
      var letter = letters.add(project, "otlp-json", "bad", RAW);
      int changed =
          sql.execute(
              "UPDATE traces_dead_letter SET " + change + " WHERE dead_letter_id = ?",
              letter.id().value());
      assertThat(changed).isEqualTo(1);
      refuses(letters, project, letter.id()).hasMessageContaining("not what was sealed");
    }
  }

  @RegistryTest
  void opensNoLetterUnderAnotherNameOrProject(TestRegistry registry) {
    var project = registry.newProject();
    var other = registry.newProject();
    var letters = registry.get(DeadLetters.class);
    var one = letters.add(project, "otlp-json", "bad", RAW);
    var two = letters.add(project, "otlp-json", "bad", RAW);
    assertThatThrownBy(() -> open(letters, other, one.id()))
        .isInstanceOfSatisfying(
            RegistryException.class,
            e -> assertThat(e.kind()).isEqualTo(RegistryException.Kind.NOT_FOUND));

    var sql = new Sql(registry.database());
    sql.execute("DELETE FROM traces_dead_letter WHERE dead_letter_id = ?", two.id().value());
    sql.execute(
        "UPDATE traces_dead_letter SET dead_letter_id = ? WHERE dead_letter_id = ?",
        two.id().value(),
        one.id().value());
    refuses(letters, project, two.id()).hasMessageContaining("not what was sealed");
    sql.execute(
        "UPDATE traces_dead_letter SET project_id = ?, dead_letter_id = ? WHERE dead_letter_id = ?",
        other.value(),
        one.id().value(),
        two.id().value());
    refuses(letters, other, one.id()).hasMessageContaining("not what was sealed");
  }

  @RegistryTest
  void keysRotateAndAnUnknownOneIsNamed(TestRegistry registry) {
    var project = registry.newProject();
    var old = registry.get(DeadLetters.class).add(project, "otlp-json", "bad", RAW);

    var rotated = with(registry, OTHER_KEY + ", " + TestRegistry.DEAD_LETTER_KEY);
    assertThat(open(rotated, project, old.id())).isEqualTo(RAW);
    var fresh = rotated.add(project, "otlp-json", "bad", RAW);

    refuses(registry.get(DeadLetters.class), project, fresh.id())
        .hasMessageContaining(new DeadLetterSettings(OTHER_KEY).all().getFirst().id())
        .hasMessageContaining("HANSEI_DEAD_LETTER_KEYS");
    assertThat(open(with(registry, OTHER_KEY), project, fresh.id())).isEqualTo(RAW);
  }

  @RegistryTest
  void keepsReasonAndSizeOnlyWithoutAKey(TestRegistry registry) {
    var project = registry.newProject();
    var letters = with(registry, "");

    var letter = letters.add(project, "otlp-json", "Not JSON at line 1.", RAW);

    assertThat(letter.isKept()).isFalse();
    assertThat(letter.sizeBytes()).isEqualTo(RAW.length);
    assertThat(
            new Sql(registry.database())
                .texts(
                    """
                    SELECT CONCAT(LENGTH(body), COALESCE(HEX(body_sha256), ' bytes')) FROM traces_dead_letter
                    WHERE dead_letter_id = ?
                    """,
                    letter.id().value()))
        .containsExactly("0 bytes");
    refuses(letters, project, letter.id()).hasMessageContaining("only reason and size were kept");
  }

  @RegistryTest
  void isGoneAfterSevenDays(TestRegistry registry) {
    var project = registry.newProject();
    var letters = registry.get(DeadLetters.class);
    var old = letters.add(project, "otlp-json", "old", new byte[RowBodies.BYTES_MAX + 1]);
    var young = letters.add(project, "otlp-json", "young", RAW);
    var object = objectOf(registry, old.id());
    age(registry, old.id(), 7);
    age(registry, young.id(), 6);

    assertThat(letters.page(project, PageRequest.first()).items())
        .as("invisible before the sweep")
        .extracting(DeadLetter::id)
        .containsExactly(young.id());
    assertThat(letters.count(project)).isEqualTo(1);
    assertThatThrownBy(() -> letters.require(project, old.id()))
        .isInstanceOf(RegistryException.class);
    registry.get(Expiry.class).sweep();

    assertThat(count(registry, project)).isEqualTo(1);
    assertThatThrownBy(() -> registry.get(ObjectStore.class).get(object))
        .isInstanceOf(MissingObjectException.class);
  }

  @RegistryTest
  void deletesInBatchesUntilNothingIsLeft(TestRegistry registry) {
    var project = registry.newProject();
    var letters = registry.get(DeadLetters.class);
    for (int i = 0; i < 7; i++) {
      age(registry, letters.add(project, "otlp-json", "old", RAW).id(), 30 + i);
    }
    var now = registry.get(Clock.class).instant();

    assertThat(letters.deleteExpired(now, 3)).isEqualTo(3);
    assertThat(letters.deleteExpired(now, 3)).isEqualTo(3);
    assertThat(count(registry, project)).isEqualTo(1);
    assertThat(letters.deleteExpired(now, 3)).isLessThan(3);
    assertThat(count(registry, project)).isZero();
  }

  @RegistryTest
  void takesALetterAwayWithItsObject(TestRegistry registry) {
    var project = registry.newProject();
    var letters = registry.get(DeadLetters.class);
    var letter = letters.add(project, "otlp-json", "bad", new byte[RowBodies.BYTES_MAX + 1]);
    var object = objectOf(registry, letter.id());

    letters.remove(project, letter.id(), new Actor.BySystem());

    assertThat(letters.count(project)).isZero();
    assertThatThrownBy(() -> registry.get(ObjectStore.class).get(object))
        .isInstanceOf(MissingObjectException.class);
    assertThat(registry.get(Audit.class).page(project, PageRequest.first()).items().getFirst())
        .returns("traces.dead-letter.remove", AuditEntry::action);
  }

  /** The same letters, by a service with other keys. */
  private static DeadLetters with(TestRegistry registry, String keys) {
    return new DeadLetters(
        registry.get(DeadLetterRepository.class),
        new LetterSeal(new DeadLetterSettings(keys)),
        registry.get(ObjectStore.class),
        registry.get(Transactions.class),
        registry.get(Audit.class),
        registry.get(Ids.class),
        registry.get(Clock.class));
  }

  private static byte[] open(DeadLetters letters, ProjectId project, DeadLetterId id) {
    return letters.open(project, id, DeadLetters.Purpose.REPLAY, new Actor.BySystem());
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refuses(
      DeadLetters letters, ProjectId project, DeadLetterId id) {
    return assertThatThrownBy(() -> open(letters, project, id))
        .isInstanceOfSatisfying(
            RegistryException.class,
            e -> assertThat(e.kind()).isEqualTo(RegistryException.Kind.CONFLICT));
  }

  private static Sha256 objectOf(TestRegistry registry, DeadLetterId id) {
    return new Sha256(
        new Sql(registry.database())
            .texts(
                "SELECT LOWER(HEX(body_sha256)) FROM traces_dead_letter WHERE dead_letter_id = ?",
                id.value())
            .getFirst());
  }

  private static long count(TestRegistry registry, ProjectId project) {
    return new Sql(registry.database())
        .number("SELECT COUNT(*) FROM traces_dead_letter WHERE project_id = ?", project.value());
  }

  private static void age(TestRegistry registry, DeadLetterId id, int days) {
    int changed =
        new Sql(registry.database())
            .execute(
                """
                UPDATE traces_dead_letter SET received_at = received_at - INTERVAL ? DAY
                WHERE dead_letter_id = ?
                """,
                days,
                id.value());
    assertThat(changed).isEqualTo(1);
  }
}
