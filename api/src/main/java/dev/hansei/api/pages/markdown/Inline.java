package dev.hansei.api.pages.markdown;

/** A piece of a line. Pieces hold plain text and no further pieces. */
public sealed interface Inline {
  /** As it stands. */
  String text();

  /** Words without a mark. */
  record Plain(String text) implements Inline {}

  /** Between two stars or underscores at either end. */
  record Strong(String text) implements Inline {}

  /** Between one star or underscore at either end. */
  record Emphasis(String text) implements Inline {}

  /** Between backticks. */
  record Code(String text) implements Inline {}

  /** A link or a picture, with the address that it names; nothing ever goes there. */
  record Link(String text, String address) implements Inline {}
}
