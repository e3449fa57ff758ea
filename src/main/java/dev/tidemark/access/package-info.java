/**
 * Who may ask for what: sign-in, sessions of our own, roles, tokens of machines, and the guard
 * before every route. Other packages see who asks through {@link
 * dev.tidemark.access.CurrentPerson}.
 */
@NullMarked
package dev.tidemark.access;

import org.jspecify.annotations.NullMarked;
