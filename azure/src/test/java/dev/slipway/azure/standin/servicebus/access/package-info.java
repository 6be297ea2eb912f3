/// Who may use the broker: shared access signatures and bearer tokens.
@NullMarked
package dev.slipway.azure.standin.servicebus.access;

import org.jspecify.annotations.NullMarked;
