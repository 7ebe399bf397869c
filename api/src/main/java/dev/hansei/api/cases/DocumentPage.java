package dev.hansei.api.cases;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.Passage;
import java.util.List;

/** A document and the passages it was cut into. */
public record DocumentPage(Frame frame, Document document, List<Passage> passages) {
  public DocumentPage {
    passages = List.copyOf(passages);
  }
}
