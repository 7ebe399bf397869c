/** A run as a file: for spreadsheets, CI systems, pull requests and other tools. */
@NullMarked
package dev.hansei.api.suites.reports;

import org.jspecify.annotations.NullMarked;
