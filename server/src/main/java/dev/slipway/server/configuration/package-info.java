/// Every setting of the service: one name, one default, one validator, one line in the reference.
@NullMarked
package dev.slipway.server.configuration;

import org.jspecify.annotations.NullMarked;
