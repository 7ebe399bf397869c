package dev.hansei.infra.demo.loop;

import dev.hansei.infra.demo.documents.DocumentPage;
import dev.hansei.infra.demo.documents.DocumentPassage;
import dev.hansei.infra.demo.documents.Javadoc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** What the application answers from: the pages, brought to the service as documents. */
final class Knowledge {
  /** The service does each in a transaction of its own; more at once only wait for one another. */
  private static final int AT_ONCE = 4;

  private final List<DocumentPage> pages;
  private final Map<String, List<DocumentPassage>> passages;

  private Knowledge(List<DocumentPage> pages) {
    this.pages = pages;
    this.passages = pages.stream().collect(Collectors.toMap(DocumentPage::name, Javadoc::passages));
  }

  static Knowledge read(Path jar) {
    try {
      return new Knowledge(Javadoc.read(jar));
    } catch (IOException e) {
      throw DemoFailure.failed(
          "the documents cannot be read: %s; infra/hansei build brings them"
              .formatted(e.getMessage()));
    }
  }

  int size() {
    return pages.size();
  }

  /** Adds every page as a document. */
  void bring(Api lead) {
    try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
      List<? extends Future<?>> going =
          pages.stream().map(page -> executor.submit(() -> add(lead, page))).toList();
      for (Future<?> each : going) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DemoFailure failure
          ? failure
          : DemoFailure.failed(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      throw DemoFailure.interrupted();
    }
  }

  private static void add(Api lead, DocumentPage page) {
    lead.post(
        "/cases/documents?name=" + Api.encoded(page.fileName()), "text/markdown", page.markdown());
  }

  /** The passages that answer a question: of its pages, those that hold one of its terms. */
  List<Map<String, String>> answering(Question question) {
    return question.pages().stream()
        .flatMap(page -> passages.getOrDefault(page, List.of()).stream())
        .filter(passage ->
            question.terms().stream()
                .anyMatch(term -> folded(passage.searched()).contains(folded(term))))
        .map(passage -> Map.of("id", passage.id(), "text", passage.searched()))
        .toList();
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
