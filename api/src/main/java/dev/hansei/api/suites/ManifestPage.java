package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.lineage.Sha256;
import java.util.List;

/**
 * Everything needed to run it again.
 *
 * @param hash of the manifest itself
 * @param lines by name
 */
public record ManifestPage(Frame frame, String runHref, Sha256 hash, List<Line> lines) {
  public ManifestPage {
    lines = List.copyOf(lines);
  }

  /** One thing that the run rests on; {@code hash} says that the value is one. */
  public record Line(String name, String value, boolean hash) {
    static Line of(String name, Object value) {
      return new Line(name, value.toString(), false);
    }

    static Line ofHash(String name, String value) {
      return new Line(name, value, true);
    }
  }
}
