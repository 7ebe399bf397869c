/**
 * *Ask the docs*: a small retrieval-augmented assistant, a program of its own beside the service.
 * It uses the service by its public doors only (prompts, adapters and traces, over HTTP) and
 * imports none of its classes. What it does share are libraries without state or connections: the
 * MiniLM ranker of {@code infra.models}, and the rule by which a document is cut into passages.
 */
@NullMarked
package dev.hansei.infra.demo;

import org.jspecify.annotations.NullMarked;
