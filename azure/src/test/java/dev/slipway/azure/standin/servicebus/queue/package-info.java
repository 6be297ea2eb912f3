/// What a Service Bus queue does with messages, whatever protocol brings them.
@NullMarked
package dev.slipway.azure.standin.servicebus.queue;

import org.jspecify.annotations.NullMarked;
