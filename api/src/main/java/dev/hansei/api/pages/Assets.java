package dev.hansei.api.pages;

import dev.hansei.workflows.lineage.Sha256;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The static files of the pages, read once from the class path. All share one version, the hash of
 * all of them, which is part of their address: so modules import one another by plain relative
 * names, and browsers may keep every file for ever.
 */
@Singleton
public final class Assets {
  private static final String JAVASCRIPT = "text/javascript;charset=utf-8";

  /** Where each file lies on the class path; htmx comes with its own jar. */
  private static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry("hansei.css", "/static/hansei.css"),
          Map.entry("copy.svg", "/static/copy.svg"),
          Map.entry("mark.svg", "/static/mark.svg"),
          Map.entry("theme.js", "/static/theme.js"),
          Map.entry("app.js", "/static/app.js"),
          Map.entry("keys.js", "/static/keys.js"),
          Map.entry("rows.js", "/static/rows.js"),
          Map.entry("palette.js", "/static/palette.js"),
          Map.entry("live.js", "/static/live.js"),
          Map.entry("drawer.js", "/static/drawer.js"),
          Map.entry("kept.js", "/static/kept.js"),
          Map.entry("desk.js", "/static/desk.js"),
          Map.entry("bare.css", "/static/bare.css"),
          Map.entry("canary.css", "/static/canary.css"),
          Map.entry("diff.css", "/static/diff.css"),
          Map.entry("label.css", "/static/label.css"),
          Map.entry("lineage.css", "/static/lineage.css"),
          Map.entry("failures.css", "/static/failures.css"),
          Map.entry("triage.js", "/static/triage.js"),
          Map.entry("label.js", "/static/label.js"),
          Map.entry("form.js", "/static/form.js"),
          Map.entry("field.js", "/static/field.js"),
          Map.entry("texts.js", "/static/texts.js"),
          Map.entry("codes.js", "/static/codes.js"),
          Map.entry("spans.js", "/static/spans.js"),
          Map.entry("diff.js", "/static/diff.js"),
          Map.entry("mine.js", "/static/mine.js"),
          Map.entry("draft.js", "/static/draft.js"),
          Map.entry("item.js", "/static/item.js"),
          Map.entry("outbox.js", "/static/outbox.js"),
          Map.entry("editor.js", "/static/editor.js"),
          Map.entry("prompts.css", "/static/prompts.css"),
          Map.entry("playground.js", "/static/playground.js"),
          Map.entry("playground.css", "/static/playground.css"),
          Map.entry("htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"));

  private final Map<String, Asset> files;
  private final String version;

  /** One file and its media type. */
  @SuppressWarnings("ArrayRecordComponent") // handed to the HTTP server as it is, never compared
  public record Asset(byte[] content, String mediaType) {}

  /** Reads them all; a file that is missing stops the start. */
  public Assets() {
    var read = new LinkedHashMap<String, Asset>();
    var all = new ByteArrayOutputStream();
    PATHS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> {
          byte[] content = read(entry.getValue());
          read.put(entry.getKey(), new Asset(content, mediaType(entry.getKey())));
          all.writeBytes(content);
        });
    this.files = Map.copyOf(read);
    this.version = Sha256.of(all.toByteArray()).abbreviated();
  }

  /** The version that stands in addresses. */
  public String version() {
    return version;
  }

  /** A file by its name. */
  public Optional<Asset> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private static byte[] read(String path) {
    try (InputStream in = Assets.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mediaType(String name) {
    if (name.endsWith(".css")) {
      return "text/css;charset=utf-8";
    }
    return name.endsWith(".svg") ? "image/svg+xml" : JAVASCRIPT;
  }
}
