/// What may know what, as rules that read the compiled classes.
@NullMarked
package dev.slipway.architecture;

import org.jspecify.annotations.NullMarked;
