package dev.slipway.azure.blob;

import dev.slipway.azure.standin.blob.Azurite;
import dev.slipway.azure.standin.blob.FaultyWay;
import dev.slipway.domain.project.Secret;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Containers of their own in one Azurite that all tests of this process share.
public final class TestBlobs {
  private static final Azurite AZURITE = Azurite.start();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration SHORT = Duration.ofSeconds(2);

  private TestBlobs() {}

  /// Fresh containers.
  public static BlobStorage open() {
    return BlobStorage.open(settings(AZURITE.address(), freshName()));
  }

  /// A name that no container begins with.
  public static String freshName() {
    return "test" + NUMBER.incrementAndGet();
  }

  /// The containers whose names begin so.
  public static BlobStorage open(String name) {
    return BlobStorage.open(settings(AZURITE.address(), name));
  }

  /// The same, seen over a way that may fail; a try of a request is given up after two seconds.
  public static BlobStorage over(FaultyWay way, String name) {
    return BlobStorage.open(settings(way.address(), name).waitingFor(SHORT));
  }

  public static FaultyWay way() {
    return FaultyWay.to(AZURITE.address());
  }

  static Azurite azurite() {
    return AZURITE;
  }

  /// A container that is taken to be there.
  static Blobs blobs(InetSocketAddress address) {
    return BlobStorage.unopened(settings(address, "any"));
  }

  static BlobSettings settings(InetSocketAddress address, String name) {
    return BlobSettings.named(
        new BlobAccess.ByConnectionString(Secret.of(Azurite.connectionString(address))), name);
  }
}
