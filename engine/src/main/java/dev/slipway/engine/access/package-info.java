/// Who may do what: access keys, and whether somebody may still do what they asked for.
@NullMarked
package dev.slipway.engine.access;

import org.jspecify.annotations.NullMarked;
