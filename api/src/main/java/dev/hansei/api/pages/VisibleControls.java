package dev.hansei.api.pages;

import gg.jte.TemplateOutput;

/**
 * Shows control characters instead of obeying them. Traces, model outputs and documents are
 * attacker-controlled: an escape sequence would colour a terminal that copies the page, and a
 * bidirectional override would turn a sentence round. Sits beneath the HTML escaping, so no
 * template can forget it; marks that right-to-left languages need in earnest pass.
 */
final class VisibleControls implements TemplateOutput {
  private static final char CONTROL_PICTURES = '\u2400';
  private static final char DELETE_PICTURE = '\u2421';
  private static final char REPLACEMENT = '\uFFFD';

  private final TemplateOutput output;

  VisibleControls(TemplateOutput output) {
    this.output = output;
  }

  @Override
  public void writeContent(String value) {
    writeContent(value, 0, value.length());
  }

  @Override
  public void writeContent(String value, int beginIndex, int endIndex) {
    int written = beginIndex;
    for (int i = beginIndex; i < endIndex; i++) {
      char shown = shown(value.charAt(i));
      if (shown != value.charAt(i)) {
        output.writeContent(value, written, i);
        output.writeContent(String.valueOf(shown));
        written = i + 1;
      }
    }
    output.writeContent(value, written, endIndex);
  }

  private static char shown(char c) {
    if (c < ' ') {
      return c == '\n' || c == '\t' || c == '\r' ? c : (char) (CONTROL_PICTURES + c);
    }
    if (c == '\u007F') {
      return DELETE_PICTURE;
    }
    boolean isC1 = c >= '\u0080' && c <= '\u009F';
    boolean turnsText = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    return isC1 || turnsText ? REPLACEMENT : c;
  }
}
