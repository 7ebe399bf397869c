package dev.hansei.api.traces;

/**
 * A tool that the model called.
 *
 * @param arguments as the sender told them, laid out where they are JSON; may be empty
 * @param result the same; may be empty
 * @param failed whether the call ended in error
 * @param millis how long it took; below 0 where nobody said
 */
public record ToolCall(String name, String arguments, String result, boolean failed, long millis) {}
