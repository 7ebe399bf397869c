package dev.hansei.api.pages.charts;

/** A mark on an axis: its place in SVG units and what is written there. */
public record Tick(String at, String label) {}
