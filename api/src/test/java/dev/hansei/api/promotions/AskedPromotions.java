package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Promotions of prompt {@code answer} to production as a lead asks for them over REST: each is a
 * workflow, which a worker has to take up. What is live is of the test's own making.
 */
public final class AskedPromotions {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Client lead;
  private final FinishedRuns finished;
  private final List<RunId> runs = new ArrayList<>();

  /** A prompt without versions, and a gate that asks for answers only. */
  public AskedPromotions(ApiServer server, Project project) {
    lead = server.token(project, Role.LEAD, Role.DEVELOPER);
    finished = new FinishedRuns(server, project, 5);
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    lead.post("/gates", "{\"name\":\"any\",\"rules\":[{\"type\":\"coverage\",\"minimum\":0.5}]}")
        .expect(201);
  }

  /** Who asks. */
  public Client lead() {
    return lead;
  }

  /** Writes the next version, with a run of it; says its number, from 1. */
  public int write() {
    int number = runs.size() + 1;
    String version =
        """
        {"messages": [{"role": "user", "content": "{{question}} Say it in %d words."}],
         "variables": ["question"]}
        """
            .formatted(number);
    Answer written = lead.post("/prompts/answer/versions", version).expect(201);
    runs.add(finished.of(PromptVersionId.of(written.text("/id")), 0.7));
    return number;
  }

  /**
   * Asks; says the promotion's id.
   *
   * @param live what is live; 0 for nothing
   * @param more of the request, as JSON members with a comma before them; may be empty
   */
  public String ask(int live, int candidate, String more) {
    String baseline = live == 0 ? "" : ", \"baselineRun\": \"%s\"".formatted(runs.get(live - 1));
    String request =
        """
        {"prompt": "answer", "version": %d, "stage": "production", "gate": "any",
         "candidateRun": "%s"%s%s}
        """
            .formatted(candidate, runs.get(candidate - 1), baseline, more);
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      Answer answer = lead.post("/promotions", request);
      // The engine may not have heard of its new namespace yet.
      if (answer.status() != 503) {
        return answer.expect(202).text("/id");
      }
      assertThat(Instant.now()).as(answer.body()).isBefore(end);
      pause();
    }
  }

  /** Waits for a state; once it has ended, no other comes. */
  public Answer await(String promotion, String state) {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      Answer seen = lead.get("/promotions/" + promotion);
      if (seen.status() == 200 && seen.text("/state").equals(state)) {
        return seen;
      }
      assertThat(Instant.now()).as("%s wanted: %s", state, seen.body()).isBefore(end);
      pause();
    }
  }

  /** Which version is live; 0 for none. */
  public int live() {
    Answer answer = lead.get("/prompts/answer");
    return answer.status() == 404 ? 0 : answer.expect(200).json().at("/number").asInt();
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
