package dev.hansei.api.projects;

/**
 * What the forms before sign-in show.
 *
 * @param path where the form leads, or, for sign-in, where to go after it
 * @param trouble what was wrong with the last try; empty at first
 * @param assets the version of the static files
 */
public record SignInPage(String path, String trouble, String csrf, String assets) {}
