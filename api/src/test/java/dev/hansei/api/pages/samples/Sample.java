package dev.hansei.api.pages.samples;

/**
 * A template with a view model that it can draw. {@code name} tells samples of one template apart.
 */
public record Sample(String name, String template, Object page) {}
