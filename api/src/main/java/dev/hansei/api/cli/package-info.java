/**
 * The command line: {@code hansei <stage> <verb>}. A client of the REST API and of nothing else, so
 * it starts fast and can do what any program can.
 */
@NullMarked
package dev.hansei.api.cli;

import org.jspecify.annotations.NullMarked;
