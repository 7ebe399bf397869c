package dev.hansei.infra.prompts;

/** What a rendering has written and may still do; the bounds hold for all messages together. */
final class TemplateOutput {
  private final int charsMax;
  private final int stepsMax;
  private StringBuilder message = new StringBuilder();
  private int chars;
  private int steps;

  TemplateOutput(int charsMax, int stepsMax) {
    this.charsMax = charsMax;
    this.stepsMax = stepsMax;
  }

  void add(String text) {
    if (text.length() > charsMax - chars) {
      throw new TemplateException(
          "the messages would be longer than %d characters: give fewer or shorter values"
              .formatted(charsMax));
    }
    chars += text.length();
    message.append(text);
  }

  void step() {
    if (++steps > stepsMax) {
      throw new TemplateException(
          "rendering takes more than %d steps: nest fewer sections or give shorter lists"
              .formatted(stepsMax));
    }
  }

  /** The message written so far; the next one starts empty. */
  String take() {
    String text = message.toString();
    message = new StringBuilder();
    return text;
  }
}
