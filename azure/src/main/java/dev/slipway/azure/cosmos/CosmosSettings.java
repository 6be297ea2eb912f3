package dev.slipway.azure.cosmos;

import java.net.URI;

/// Where the state is kept.
///
/// @param endpoint of the account: `https://slipway.documents.azure.com:443/`
/// @param database its name
/// @param mayCreate whether the service creates the database and its containers where they are
///   missing, for which its identity needs more than the right to items
public record CosmosSettings(URI endpoint, String database, boolean mayCreate) {}
