package dev.slipway.azure.blob;

import com.azure.storage.blob.BlobServiceClient;
import dev.slipway.azure.standin.blob.Azurite;
import dev.slipway.azure.standin.blob.FaultyWay;
import dev.slipway.azure.tested.RealAzure;
import dev.slipway.azure.tested.TestedAzure;
import dev.slipway.domain.project.Secret;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Containers of their own in one account that all tests of this process share.
public final class TestBlobs {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration SHORT = Duration.ofSeconds(2);

  private TestBlobs() {}

  /// Fresh containers.
  public static BlobStorage open() {
    return open(freshName());
  }

  /// A name that no container begins with.
  public static String freshName() {
    return switch (TestedAzure.ofThisRun()) {
      case TestedAzure.StandIns _ -> "test" + NUMBER.incrementAndGet();
      case TestedAzure.Services(RealAzure azure) -> azure.freshName();
    };
  }

  /// The containers whose names begin so.
  public static BlobStorage open(String name) {
    return BlobStorage.open(settings(name));
  }

  static BlobSettings settings(String name) {
    return switch (TestedAzure.ofThisRun()) {
      case TestedAzure.StandIns _ -> settings(azurite().address(), name);
      case TestedAzure.Services(RealAzure azure) -> {
        BlobSettings settings = BlobSettings.named(azure.blobs(), name);
        azure.removeAtTheEnd("containers " + name + "-*", () -> remove(settings));
        yield settings;
      }
    };
  }

  private static void remove(BlobSettings settings) {
    BlobServiceClient client = BlobStorage.client(settings);
    for (String container : List.of(settings.sources(), settings.logs(), settings.artifacts())) {
      client.deleteBlobContainerIfExists(container);
    }
  }

  /// The same in the stand-in, seen over a way that may fail; a try of a request is given up after
  /// two seconds.
  public static BlobStorage over(FaultyWay way, String name) {
    return BlobStorage.open(settings(way.address(), name).waitingFor(SHORT));
  }

  public static FaultyWay way() {
    return FaultyWay.to(azurite().address());
  }

  /// Started when it is first asked for.
  static Azurite azurite() {
    return OfThisProcess.AZURITE;
  }

  private static final class OfThisProcess {
    static final Azurite AZURITE = Azurite.start();
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
