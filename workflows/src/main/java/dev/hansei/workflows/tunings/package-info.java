/** Training: what it learns from, how, and what it produces, adapters that prompt versions name. */
@NullMarked
package dev.hansei.workflows.tunings;

import org.jspecify.annotations.NullMarked;
