package dev.hansei.activities;

/** Which purse a thread pays from. */
final class Purses {
  static final ScopedValue<Purse> OPEN = ScopedValue.newInstance();

  private Purses() {}
}
