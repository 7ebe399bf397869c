package dev.hansei.api.annotations.formats;

/** The commas of a JSON array that is written piece by piece. */
final class JsonArrayText {
  private boolean isFirst = true;

  String head() {
    return "[\n";
  }

  String element(String json) {
    String text = (isFirst ? "" : ",\n") + json;
    isFirst = false;
    return text;
  }

  String tail() {
    return "\n]\n";
  }
}
