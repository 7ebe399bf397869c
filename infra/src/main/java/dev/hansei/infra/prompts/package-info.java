/**
 * Prompt templates: logic-less Mustache over strings, lists and maps, with bounds on size and work.
 * Data is never read as a template, and a template can reach nothing but the values it is given.
 */
@NullMarked
package dev.hansei.infra.prompts;

import org.jspecify.annotations.NullMarked;
