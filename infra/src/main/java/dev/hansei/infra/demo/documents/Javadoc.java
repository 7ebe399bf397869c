package dev.hansei.infra.demo.documents;

import dev.hansei.workflows.cases.PassagePolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The documents: the classes of Temporal's Java SDK that its users meet, from the Javadoc that is
 * published beside it. The same jar gives the same pages and passages in the same order.
 */
public final class Javadoc {
  /** Pages of other packages describe how the SDK is extended or how it is built. */
  private static final Pattern PAGE =
      Pattern.compile(
          "io/temporal/(activity|client|client/schedules|common|common/converter|failure|worker"
              + "|worker/tuning|workflow)/[A-Z][\\w.]*\\.html");

  /** The largest page has 0.3 MB; bounds what a strange jar can do. */
  private static final int PAGE_BYTES_MAX = 4 * 1024 * 1024;

  private Javadoc() {}

  /**
   * Reads the pages, by name.
   *
   * @param jar an artifact with the classifier {@code javadoc}
   * @throws IOException where it is no such jar
   */
  public static List<DocumentPage> read(Path jar) throws IOException {
    List<DocumentPage> pages = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(each -> isPage(each.getName())).toList()) {
        page(zip, entry).ifPresent(pages::add);
      }
    }
    if (pages.isEmpty()) {
      throw new IOException(jar + " has no page of io.temporal: it is no Javadoc of the SDK");
    }
    pages.sort(Comparator.comparing(DocumentPage::name));
    return List.copyOf(pages);
  }

  /** The passages of a page, cut as the service cuts the document. */
  public static List<DocumentPassage> passages(DocumentPage page) {
    List<DocumentPassage> passages = new ArrayList<>();
    for (PassagePolicy.Cut cut : PassagePolicy.cut(page.markdown())) {
      String id = "%s#%d".formatted(page.fileName(), passages.size() + 1);
      passages.add(new DocumentPassage(id, page.name(), cut.heading(), cut.text()));
    }
    return passages;
  }

  private static boolean isPage(String path) {
    return PAGE.matcher(path).matches();
  }

  private static Optional<DocumentPage> page(ZipFile zip, ZipEntry entry) throws IOException {
    try (var in = zip.getInputStream(entry)) {
      String html = new String(in.readNBytes(PAGE_BYTES_MAX), StandardCharsets.UTF_8);
      String path = entry.getName();
      String name = path.substring(0, path.length() - ".html".length()).replace('/', '.');
      return JavadocPage.read(name, html);
    }
  }
}
