/// Notices and dead letters on Azure Service Bus.
@NullMarked
package dev.slipway.azure.queue;

import org.jspecify.annotations.NullMarked;
