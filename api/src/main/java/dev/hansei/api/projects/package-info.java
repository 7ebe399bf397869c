/**
 * Who asks, and may they: sign-in, sessions, tokens, roles by project, protection against forged
 * requests, and the management of people, tokens and projects. Everything is denied unless a route
 * says who may.
 */
@NullMarked
package dev.hansei.api.projects;

import org.jspecify.annotations.NullMarked;
