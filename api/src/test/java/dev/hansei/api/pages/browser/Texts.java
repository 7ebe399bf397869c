package dev.hansei.api.pages.browser;

import java.util.List;

/** What customers of a web shop ask, what they get, and what they should get. */
final class Texts {
  static final String HANDBOOK =
      """
      # Returns
      ## Electronics
      Opened electronics can be returned within 14 days if nothing is missing. Unopened ones can be
      returned within 30 days.
      ## Shipping
      A faulty product travels back at our cost. For any other return the customer pays the parcel.
      # Refunds
      Refunds are paid to the card that was charged, within five working days after the parcel
      reached our warehouse in Utrecht.
      # Gift cards
      Gift cards do not expire. They cannot be exchanged for money.
      """;

  static final List<Talk> TALKS =
      List.of(
          new Talk(
              "Can I return a laptop that I opened three weeks ago?",
              "Yes! You can return any laptop within 30 days, opened or not.",
              "No. Opened electronics can be returned within 14 days if nothing is missing."),
          new Talk(
              "How long does a refund take once you have the parcel back?",
              "It depends on your bank.",
              "Five working days, to the card that was charged."),
          new Talk(
              "Who pays for sending a faulty kettle back?",
              "The customer pays the parcel.",
              "We do: a faulty product travels back at our cost."),
          new Talk(
              "Do gift cards expire?",
              "I am sorry, I cannot help with that.",
              "No, they do not expire."),
          new Talk(
              "Can I swap a gift card for money?",
              "Gift cards cannot be exchanged for money.",
              "No, gift cards cannot be exchanged for money."));

  private Texts() {}

  /** One question, the answer that was given, and a good one. */
  record Talk(String question, String answer, String reference) {}

  static Talk talk(int number) {
    return TALKS.get(number % TALKS.size());
  }
}
