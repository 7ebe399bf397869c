package dev.hansei.api.cases;

import dev.hansei.infra.registry.cases.CaseCounts;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersion;
import java.util.Optional;

/** A dataset in a list. */
public record DatasetLine(Dataset dataset, CaseCounts counts, Optional<DatasetVersion> latest) {}
