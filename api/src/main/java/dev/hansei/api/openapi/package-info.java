/** The description of the API for programs, and a page to read it and try it. */
@NullMarked
package dev.hansei.api.openapi;

import org.jspecify.annotations.NullMarked;
