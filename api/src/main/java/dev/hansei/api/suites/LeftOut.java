package dev.hansei.api.suites;

/**
 * Something of an imported file that was left out; the rest was kept.
 *
 * @param place where it stands, such as {@code tests[3].assert[0]}
 * @param what its name: a type of assertion, or a field
 * @param why what is the matter, and what to do instead
 */
public record LeftOut(String place, String what, String why) {}
