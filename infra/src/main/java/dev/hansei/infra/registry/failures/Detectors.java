package dev.hansei.infra.registry.failures;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditChange;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.FailurePolicy;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The detectors of a project: the defaults until somebody saves others. */
@Singleton
public final class Detectors {
  /** More rules than a person keeps in mind. */
  public static final int DETECTORS_MAX = 20;

  private static final TypeReference<List<Detector>> LIST = new TypeReference<>() {};

  private final DetectorsRepository rows;
  private final Audit audit;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  Detectors(
      DetectorsRepository rows,
      Audit audit,
      CanonicalJson json,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.json = json;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What is in force. */
  public List<Detector> active(ProjectId project) {
    return transactions
        .read(() -> rows.latest(project.value()))
        .map(row -> json.read(row.detectors(), LIST))
        .orElse(FailurePolicy.DEFAULT_DETECTORS);
  }

  /**
   * Puts others in force for what is collected from now on. Saving what is in force changes
   * nothing.
   *
   * @param detectors 1 to {@link #DETECTORS_MAX}
   * @return the number of the version in force, from 1
   * @throws RegistryException CONFLICT when somebody else saved at the same moment
   */
  public int save(ProjectId project, List<Detector> detectors, Actor actor) {
    if (detectors.isEmpty() || detectors.size() > DETECTORS_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "detectors-count",
          "A project has 1 to %d detectors.".formatted(DETECTORS_MAX));
    }
    // Named by its type: a list alone would lose the names of its elements' types.
    var text = json.write(detectors.toArray(Detector[]::new));
    return transactions.write(() -> {
      var latest = rows.latest(project.value());
      if (latest.filter(row -> row.detectors().equals(text)).isPresent()) {
        return latest.get().number();
      }
      int number = latest.map(DetectorsRow::number).orElse(0) + 1;
      insert(new DetectorsRow(project.value(), number, text, json.write(actor), clock.instant()));
      audit.append(
          project,
          actor,
          "failures.detectors.save",
          AuditSubject.of("detectors", number),
          AuditChange.of("number", number - 1, number).with(Map.of()));
      return number;
    });
  }

  private void insert(DetectorsRow row) {
    try {
      rows.insert(row);
    } catch (DataAccessException e) {
      if (SqlFailure.isDuplicateKey(e)) {
        throw new RegistryException(
            RegistryException.Kind.CONFLICT,
            "detectors-changed",
            "Somebody else saved detectors at the same moment; read them and save again.");
      }
      throw e;
    }
  }
}
