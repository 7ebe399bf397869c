package dev.hansei.api.traces;

/** One turn of a conversation, as a page shows it. */
public sealed interface Turn {
  /** Who speaks. */
  enum Speaker {
    SYSTEM,
    USER,
    ASSISTANT
  }

  /** Something that was said; what nobody reads first is folded. */
  record Said(Speaker speaker, String text, boolean folded) implements Turn {}

  /** A tool that was called. */
  record Called(ToolCall call) implements Turn {}
}
