package dev.hansei.activities.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/**
 * How an endpoint is asked for an answer in pieces.
 *
 * @param mark adds to a request's body what asks for pieces
 * @param frames how they come
 * @param begin an answer of which nothing is there yet
 */
record ChatStreaming(Mark mark, Frames frames, Supplier<AnswerPieces> begin) {
  /** Adds to a body what asks for pieces. */
  interface Mark {
    void on(ObjectNode body);
  }

  /** How pieces come over the wire. */
  enum Frames {
    /** Server-sent events; the data of each is JSON, but for an end mark. */
    EVENTS,
    /** One JSON object a line. */
    LINES
  }
}
