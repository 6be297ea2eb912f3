/// The administration interface of the broker: queues as Atom entries over HTTP.
@NullMarked
package dev.slipway.azure.standin.servicebus.admin;

import org.jspecify.annotations.NullMarked;
