/// The audit log in Cosmos DB, held to the contract of the port.
@NullMarked
package dev.slipway.azure.audit;

import org.jspecify.annotations.NullMarked;
