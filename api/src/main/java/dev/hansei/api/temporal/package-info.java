/**
 * The one way from people's requests to the workflow engine: start, cancel, decide. Whatever can be
 * read is read from the registry instead.
 */
@NullMarked
package dev.hansei.api.temporal;

import org.jspecify.annotations.NullMarked;
