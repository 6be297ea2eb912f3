@NullMarked
package dev.slipway.azure.webhook;

import org.jspecify.annotations.NullMarked;
