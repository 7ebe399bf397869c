/**
 * Models that need nobody outside: MiniLM embeddings in this JVM, the extractive ranker built on
 * them, and recorded outputs. None of them is a language model, and each says so.
 */
@NullMarked
package dev.hansei.infra.models;

import org.jspecify.annotations.NullMarked;
