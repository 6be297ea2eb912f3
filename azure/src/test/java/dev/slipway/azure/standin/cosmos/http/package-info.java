/// How Cosmos DB's gateway is spoken to, as the SDK for Java was seen to speak to it.
@NullMarked
package dev.slipway.azure.standin.cosmos.http;

import org.jspecify.annotations.NullMarked;
