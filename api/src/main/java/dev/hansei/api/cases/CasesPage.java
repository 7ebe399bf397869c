package dev.hansei.api.cases;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.Document;
import java.util.List;
import java.util.Optional;

/** Datasets and documents of a project. */
public record CasesPage(
    Frame frame, List<DatasetLine> datasets, List<Document> documents, Optional<String> next) {
  public CasesPage {
    datasets = List.copyOf(datasets);
    documents = List.copyOf(documents);
  }

  /** The datasets alone, to choose from. */
  public List<Dataset> choices() {
    return datasets.stream().map(DatasetLine::dataset).toList();
  }

  /** Drafts in all datasets together. */
  public long drafts() {
    return datasets.stream().mapToLong(line -> line.counts().drafts()).sum();
  }
}
