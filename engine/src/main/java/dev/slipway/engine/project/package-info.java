/// Projects and their variables, as their owners change them.
@NullMarked
package dev.slipway.engine.project;

import org.jspecify.annotations.NullMarked;
