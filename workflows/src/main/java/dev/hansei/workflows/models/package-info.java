/**
 * Models and calls to them: names, requests, replies and the keys under which each call is paid
 * once.
 */
@NullMarked
package dev.hansei.workflows.models;

import org.jspecify.annotations.NullMarked;
