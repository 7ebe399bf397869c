package dev.hansei.api.pages;

import java.util.Objects;

/**
 * What stands in red on every page of a project until somebody has seen to it.
 *
 * @param words one sentence with its consequence
 * @param href where it is seen to
 */
public record Alarm(String words, String href) {
  public Alarm {
    Objects.requireNonNull(words, "words is null");
    Objects.requireNonNull(href, "href is null");
  }
}
