/**
 * The activities of {@code GenerateCases}: questions and references are written from documents and
 * failures by a model, or without one by quoting, and each is checked in a second pass.
 */
@NullMarked
package dev.hansei.activities.cases;

import org.jspecify.annotations.NullMarked;
