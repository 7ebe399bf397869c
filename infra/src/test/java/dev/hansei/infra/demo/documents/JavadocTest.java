package dev.hansei.infra.demo.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavadocTest {
  /** Put there by the build. */
  private static final Path JAR = Path.of("target/demo/temporal-sdk-javadoc.jar");

  @Test
  void readsThePagesOfTheSdkAsMarkdown() throws IOException {
    List<DocumentPage> pages = Javadoc.read(JAR);
    assertThat(pages).hasSizeGreaterThan(250).isEqualTo(Javadoc.read(JAR));
    assertThat(pages).extracting(DocumentPage::name).isSorted().doesNotHaveDuplicates();
    assertThat(page(pages, "io.temporal.common.RetryOptions.Builder").markdown())
        .contains("## setBackoffCoefficient(double)")
        .contains("Must be 1 or larger. Default is 2.0.")
        .contains("- Throws: IllegalArgumentException - if backoffCoefficient is less than 1.0")
        .doesNotContain("<", "Enclosing class");
    assertThat(pages)
        .allSatisfy(page ->
            assertThat(page.markdown()).startsWith("# " + page.name()).doesNotContain("&nbsp;"));
  }

  @Test
  void keepsListsAndCode() throws IOException {
    String workflow = page(Javadoc.read(JAR), "io.temporal.workflow.Workflow").markdown();
    assertThat(workflow)
        .contains("- Creation and scheduling of activities, child workflows")
        .contains("Workflow.getVersion(\"fooChange\", Workflow.DEFAULT_VERSION, 1);\n");
  }

  @Test
  void cutsPassagesThatKnowWhatTheyDescribe() throws IOException {
    DocumentPage page = page(Javadoc.read(JAR), "io.temporal.workflow.Workflow");
    List<DocumentPassage> passages = Javadoc.passages(page);
    assertThat(passages).hasSizeGreaterThan(60);
    assertThat(passages.getFirst().id()).isEqualTo("io.temporal.workflow.Workflow.md#1");
    assertThat(passages.getFirst().subject()).isEqualTo("Workflow");
    assertThat(passages)
        .filteredOn(each -> each.subject().equals("Workflow.newRandom()"))
        .singleElement()
        .satisfies(each -> assertThat(each.text()).startsWith("Replay safe random numbers"));
  }

  @Test
  void saysThatAJarIsNoJavadoc(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("other.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("io/temporal/workflow/package-tree.html"));
    }
    assertThatThrownBy(() -> Javadoc.read(jar)).hasMessageContaining("no Javadoc of the SDK");
  }

  private static DocumentPage page(List<DocumentPage> pages, String name) {
    return pages.stream().filter(page -> page.name().equals(name)).findFirst().orElseThrow();
  }
}
