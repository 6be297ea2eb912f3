/// Content by its digest, many small ones in one blob, known to all processes through one register.
@NullMarked
package dev.slipway.azure.content;

import org.jspecify.annotations.NullMarked;
