package dev.slipway.server.wiring;

import dev.slipway.azure.blob.BlobProbe;
import dev.slipway.azure.blob.BlobStorage;
import dev.slipway.azure.cosmos.CosmosProbe;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.queue.ServiceBusConnection;
import dev.slipway.azure.queue.ServiceBusProbe;
import dev.slipway.ports.health.Probe;
import dev.slipway.server.configuration.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What is looked at in Azure mode, by a service that runs and by whoever asks while none does.
///
/// @param cosmos answers the open database, as the others answer theirs
record AzureProbes(
    Supplier<CosmosStorage> cosmos,
    Supplier<ServiceBusConnection> bus,
    Supplier<BlobStorage> blobs) {

  /// One for each service, and those of the vault.
  List<Probe> of(Configuration configuration, AzureSignIn signIn) {
    return of(configuration, signIn, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /// The same, with the probes of what a service may make itself changed.
  ///
  /// @param ofCosmos changes that of the database
  /// @param ofOthers changes those of the queue and of the files
  List<Probe> of(
      Configuration configuration,
      AzureSignIn signIn,
      UnaryOperator<Probe> ofCosmos,
      UnaryOperator<Probe> ofOthers) {
    List<Probe> probes = new ArrayList<>();
    probes.add(ofCosmos.apply(new CosmosProbe(cosmos)));
    probes.add(ofOthers.apply(new ServiceBusProbe(bus)));
    probes.add(ofOthers.apply(new BlobProbe(blobs)));
    probes.addAll(OutsideVault.probes(configuration.vault(), Optional.of(signIn)));
    return List.copyOf(probes);
  }
}
