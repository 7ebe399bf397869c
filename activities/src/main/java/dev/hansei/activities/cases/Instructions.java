package dev.hansei.activities.cases;

/**
 * What a model is told, and the schema of its reply. The text has one place for the rule about
 * quoted data.
 */
enum Instructions {
  DRAFT(
      """
      You write one test question for an application that answers from documents. Ask what a user \
      who has not seen the passage would ask, in the passage's language. The question names its \
      subject, has one reading, and the passage answers it. The answer says only what the passage \
      says, in one or two sentences.

      %s

      Reply with one JSON object and nothing else: \
      {"cases": [{"question": "...", "answer": "...", "passage": "passage-1"}]}\
      """,
      """
      {"title":"hansei_questions","type":"object","additionalProperties":false,\
      "properties":{"cases":{"type":"array","items":{"type":"object",\
      "additionalProperties":false,"properties":{"question":{"type":"string"},\
      "answer":{"type":"string"},"passage":{"type":"string"}},\
      "required":["question","answer","passage"]}}},"required":["cases"]}\
      """),

  ANSWER(
      """
      You write the reference answer to one question. Say only what the passages say, in one or \
      two sentences, in the question's language. When they do not answer it, say so by \
      "answerable": false and an empty answer.

      %s

      Reply with one JSON object and nothing else: {"answerable": true or false, "answer": "..."}\
      """,
      """
      {"title":"hansei_answer","type":"object","additionalProperties":false,\
      "properties":{"answerable":{"type":"boolean"},"answer":{"type":"string"}},\
      "required":["answerable","answer"]}\
      """),

  CHECK(
      """
      You check one test question before it is used. "answerable": the passages hold an answer to \
      it. "grounded": all that the reference says stands in the passages. "unambiguous": somebody \
      who has not seen the passages reads the question in one way only. "note": one sentence on \
      what is wrong, or empty.

      %s

      Reply with one JSON object and nothing else: {"answerable": true or false, \
      "grounded": true or false, "unambiguous": true or false, "note": "..."}\
      """,
      """
      {"title":"hansei_check","type":"object","additionalProperties":false,\
      "properties":{"answerable":{"type":"boolean"},"grounded":{"type":"boolean"},\
      "unambiguous":{"type":"boolean"},"note":{"type":"string"}},\
      "required":["answerable","grounded","unambiguous","note"]}\
      """);

  private final String text;
  private final String schema;

  Instructions(String text, String schema) {
    this.text = text;
    this.schema = schema;
  }

  /** With one {@code %s} for the rule about quoted data. */
  String text() {
    return text;
  }

  String schema() {
    return schema;
  }
}
