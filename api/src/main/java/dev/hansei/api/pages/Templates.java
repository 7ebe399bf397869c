package dev.hansei.api.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.inject.Singleton;

/**
 * Turns a view model into HTML by a template compiled with the build. Everything a template prints
 * is escaped for the place where it stands; nothing is ever printed unescaped.
 */
@Singleton
public final class Templates {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /**
   * Renders one template.
   *
   * @param name the template's path under {@code src/main/jte}, such as {@code failures/list.jte}
   * @param model what its {@code page} parameter takes
   * @return UTF-8
   */
  public byte[] render(String name, Object model) {
    var bytes = new Utf8ByteOutput();
    engine.render(name, model, new VisibleControls(bytes));
    return bytes.toByteArray();
  }
}
