package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.models.Message;
import java.util.List;
import java.util.Objects;

/**
 * The texts of one task, drawn by the server for the page on which somebody labels. Says nothing of
 * what others said of it, nor where its answers come from.
 *
 * @param isTurned whether answer b of a pair stands first
 * @param showsReference whether whoever labels may see the reference answer
 */
public record ItemPart(Item item, boolean isTurned, boolean showsReference) {
  public ItemPart {
    Objects.requireNonNull(item, "item is null");
  }

  /** What was said before the question, oldest first. */
  public List<Message> before() {
    return item.asked().turns();
  }

  /** The question. */
  public String question() {
    return item.asked().question();
  }

  /** What was there to answer from, best first. */
  public List<ContextPassage> passages() {
    return item.asked().context();
  }

  /** Whether there are two answers to choose from. */
  public boolean isPair() {
    return item.isPair();
  }

  /** The answer, or the one of a pair that stands first. */
  public String first() {
    return isTurned ? item.other().orElse("") : item.answer();
  }

  /** The one of a pair that stands second; empty where there is no pair. */
  public String second() {
    return isTurned ? item.answer() : item.other().orElse("");
  }

  /** The reference answer; empty where it may not be seen, or there is none. */
  public String reference() {
    return showsReference ? item.asked().reference() : "";
  }
}
