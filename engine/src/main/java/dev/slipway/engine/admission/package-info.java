/// Whether a deployment may begin, decided in one transaction.
@NullMarked
package dev.slipway.engine.admission;

import org.jspecify.annotations.NullMarked;
