/// How the stores in Cosmos DB are tested: through the real SDK, against the stand-in.
@NullMarked
package dev.slipway.azure.cosmos;

import org.jspecify.annotations.NullMarked;
