/**
 * Calls to models: the journal in which each is paid once, attempts and their patience, and the
 * providers behind them (endpoints that speak OpenAI's, Anthropic's, Gemini's or Ollama's protocol,
 * the extractive answerer in this JVM, recorded outputs). No body and no key ever enters a log or a
 * message of an exception.
 */
@NullMarked
package dev.hansei.activities.models;

import org.jspecify.annotations.NullMarked;
