/// Projects, deployments and releases in Cosmos DB.
///
/// What belongs to a project is in one partition, whose key is a hash of the project that is part
/// of each deployment's id: what has to be decided together is one batch there. What is looked for
/// over all projects has a small item of its own in a partition of the service. Such an item is
/// written before the batch and taken away after it, so it may be there for nothing but is never
/// missing.
@NullMarked
package dev.slipway.azure.store;

import org.jspecify.annotations.NullMarked;
