/// Usage in Cosmos DB, held to the contract of the port.
@NullMarked
package dev.slipway.azure.usage;

import org.jspecify.annotations.NullMarked;
