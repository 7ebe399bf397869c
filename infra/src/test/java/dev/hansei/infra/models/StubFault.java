package dev.hansei.infra.models;

import java.time.Duration;
import java.util.Map;

/** What the stub model server does instead of a good answer, as providers do in bad hours. */
public sealed interface StubFault {
  /** 429 with {@code Retry-After} in whole seconds; without the header where it is negative. */
  record RateLimited(int retryAfterSeconds) implements StubFault {}

  /** A plain error status with the provider's kind of error body, such as 500, 401 or 400. */
  record Status(int status) implements StubFault {}

  /** Says nothing for so long, then answers after all. */
  record Hang(Duration duration) implements StubFault {}

  /** Ends the connection without a byte. */
  record Reset() implements StubFault {}

  /** Promises a whole body and ends the connection in the middle. */
  record Cut() implements StubFault {}

  /** 200 with the first half of the JSON. */
  record HalfJson() implements StubFault {}

  /** 200 with JSON that is no answer of that provider. */
  record WrongSchema() implements StubFault {}

  /** 200 in which nobody answers. */
  record NoChoice() implements StubFault {}

  /** 200 with a choice of no text. */
  record EmptyText() implements StubFault {}

  /** 200, cut off at the token limit. */
  record Truncated() implements StubFault {}

  /** 200, kept back by the content filter. */
  record Filtered() implements StubFault {}

  /** 200 with an error body, as some gateways do. */
  record ErrorBody() implements StubFault {}

  /** A good response with this text, whatever was asked. */
  record Say(String text) implements StubFault {}

  /** This text, where it is asked for in pieces: a pause before each word. */
  record Slowly(String text, Duration pause) implements StubFault {}

  /** So many words of this text in pieces, and the connection breaks. */
  record CutMidway(String text, int words) implements StubFault {}

  /** So many words of this text in pieces, and then an error within the stream. */
  record ErrorMidway(String text, int words) implements StubFault {}

  /** Exactly this status and body, as some provider once sent it. */
  record Raw(int status, String body) implements StubFault {}

  /** Another fault, or a good answer, with headers of its own. */
  record Headed(Map<String, String> headers, StubFault then) implements StubFault {}
}
