package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the stub model server says: the same to the same request, always. Of the questions it knows,
 * {@code rightPerMille} of each thousand in a row are answered right, spread evenly and chosen by
 * the question's place, so that 1,000 known questions at 801 give exactly 801 right answers. A
 * system message that says {@code accuracy 940} overrules the figure, so that one prompt version
 * can be better than another.
 */
final class StubBrain {
  private static final Pattern SUM = Pattern.compile("(\\d{1,9}) plus (\\d{1,9})");

  /** Context passages come as {@code [id] text}. */
  private static final Pattern PASSAGE = Pattern.compile("\\[[^]\n]+] ([^\n]+)");

  private static final Pattern ACCURACY = Pattern.compile("accuracy (\\d{1,4})");

  /** Prime to 1,000, so that its multiples visit each of a thousand places once. */
  private static final int STRIDE = 617;

  private static final int THOUSAND = 1_000;
  private static final String WRONG = "I believe that it is something else.";

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Known> known;
  private final int rightPerMille;

  private record Known(int place, String answer) {}

  StubBrain(Map<String, String> answers, int rightPerMille) {
    Map<String, Known> places = new LinkedHashMap<>();
    answers.forEach((question, answer) -> places.put(question, new Known(places.size(), answer)));
    this.known = places;
    this.rightPerMille = rightPerMille;
  }

  String answer(StubRequest request) {
    return switch (request.schema()) {
      case "hansei_verdict" -> verdict(request.quoted());
      case "hansei_questions" -> questions(request.quoted());
      case "hansei_answer" -> referenceAnswer(request.quoted());
      case "hansei_check" -> check(request.quoted());
      default -> plainAnswer(request);
    };
  }

  private String plainAnswer(StubRequest request) {
    String asked = request.lastUser();
    Known exactly = known.get(asked);
    if (exactly != null) {
      return isRight(exactly.place(), request) ? exactly.answer() : WRONG;
    }
    for (Map.Entry<String, Known> entry : known.entrySet()) {
      if (asked.contains(entry.getKey())) {
        Known found = entry.getValue();
        return isRight(found.place(), request) ? found.answer() : WRONG;
      }
    }
    Matcher sum = SUM.matcher(asked);
    if (sum.find()) {
      int right = Integer.parseInt(sum.group(1)) + Integer.parseInt(sum.group(2));
      return Integer.toString(isRight(right, request) ? right : right + 1);
    }
    Matcher passage = PASSAGE.matcher(asked);
    if (!passage.find()) {
      return "I do not know.";
    }
    return isRight(asked.hashCode(), request) ? firstSentence(passage.group(1)) : WRONG;
  }

  private boolean isRight(int place, StubRequest request) {
    return Math.floorMod((long) place * STRIDE, THOUSAND) < perMille(request);
  }

  private int perMille(StubRequest request) {
    for (StubRequest.Turn turn : request.turns()) {
      Matcher matcher = ACCURACY.matcher(turn.role().equals("system") ? turn.content() : "");
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    return rightPerMille;
  }

  /** Passes what says the reference; a reference of words passes with most of its words. */
  private String verdict(Map<String, String> data) {
    boolean pass = says(data.getOrDefault("answer", ""), data.getOrDefault("reference", ""));
    ObjectNode verdict = json.createObjectNode();
    verdict.put("pass", pass);
    verdict.put("reason", pass ? "It says what the reference says." : "It differs.");
    return verdict.toString();
  }

  private String questions(Map<String, String> data) {
    int wanted = Integer.parseInt(data.getOrDefault("wanted", "1").strip());
    ObjectNode reply = json.createObjectNode();
    ArrayNode cases = reply.putArray("cases");
    data.forEach((name, text) -> {
      if (name.startsWith("passage") && cases.size() < wanted) {
        String sentence = firstSentence(text);
        ObjectNode row = cases.addObject();
        row.put("question", "What is said of " + words(sentence, 6) + "?");
        row.put("answer", sentence);
        row.put("passage", name);
      }
    });
    return reply.toString();
  }

  /** The first sentence of the passage that has most of the question's words. */
  private String referenceAnswer(Map<String, String> data) {
    String question = data.getOrDefault("question", "");
    String best =
        data.entrySet().stream()
            .filter(part -> part.getKey().startsWith("passage"))
            .map(Map.Entry::getValue)
            .filter(passage -> says(passage, question))
            .findFirst()
            .orElse("");
    ObjectNode reply = json.createObjectNode();
    reply.put("answerable", !best.isEmpty());
    reply.put("answer", firstSentence(best));
    return reply.toString();
  }

  private static String passages(Map<String, String> data) {
    return data.entrySet().stream()
        .filter(part -> part.getKey().startsWith("passage"))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining("\n"));
  }

  private String check(Map<String, String> data) {
    String passage = passages(data);
    boolean grounded = passage.contains(data.getOrDefault("reference", "?"));
    ObjectNode check = json.createObjectNode();
    check.put("answerable", says(passage, data.getOrDefault("question", "")) || grounded);
    check.put("grounded", grounded);
    check.put("unambiguous", data.getOrDefault("question", "").length() > 10);
    check.put("note", grounded ? "" : "The passage does not say so.");
    return check.toString();
  }

  private static boolean says(String text, String wanted) {
    String hay = text.toLowerCase(Locale.ROOT);
    String[] words = wanted.toLowerCase(Locale.ROOT).split("\\W+");
    long found = Arrays.stream(words).filter(hay::contains).count();
    return words.length > 0 && found * 10 >= words.length * 6L;
  }

  private static String firstSentence(String text) {
    String stripped = text.strip();
    int end = stripped.indexOf(". ");
    return end > 0 ? stripped.substring(0, end + 1) : stripped;
  }

  private static String words(String text, int count) {
    return String.join(" ", Arrays.stream(text.split("\\s+")).limit(count).toList());
  }
}
