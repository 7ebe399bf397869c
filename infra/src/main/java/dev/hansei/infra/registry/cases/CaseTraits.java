package dev.hansei.infra.registry.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cases of dataset versions without their texts, to be sliced by. */
@Singleton
public final class CaseTraits {
  /** Further cases are in no slice; so many are read in a tenth of a second. */
  public static final int CASES_MAX = 20_000;

  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

  private final TraitRepository rows;
  private final CanonicalJson json;
  private final Transactions transactions;

  CaseTraits(TraitRepository rows, CanonicalJson json, Transactions transactions) {
    this.rows = rows;
    this.json = json;
    this.transactions = transactions;
  }

  /** In the version's order; at most {@link #CASES_MAX}. */
  public List<CaseTrait> of(ProjectId project, DatasetVersionId version) {
    return transactions
        .read(() -> rows.ofVersion(project.value(), version.value(), CASES_MAX))
        .stream()
        .map(this::trait)
        .toList();
  }

  private CaseTrait trait(TraitRow row) {
    String traits = row.traits();
    Map<String, String> fields = traits == null ? Map.of() : json.read(traits, FIELDS);
    return new CaseTrait(
        new CaseId(row.caseId()),
        row.required(),
        fields,
        detectors(row.detectors()),
        mode(row.modeId(), row.modeName()));
  }

  private static Optional<CaseTrait.Mode> mode(@Nullable UUID id, @Nullable String name) {
    return id == null || name == null
        ? Optional.empty()
        : Optional.of(new CaseTrait.Mode(new ClusterId(id), name));
  }

  /** As they stand in addresses and files: {@code negative-feedback}. */
  private static Set<String> detectors(@Nullable String joined) {
    return joined == null
        ? Set.of()
        : Arrays.stream(joined.split(","))
            .map(reason -> reason.toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.toUnmodifiableSet());
  }
}
