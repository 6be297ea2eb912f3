/// Access keys in Cosmos DB, held to the contract of the port.
@NullMarked
package dev.slipway.azure.access;

import org.jspecify.annotations.NullMarked;
