package dev.slipway.azure.blob;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Awaited;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.time.Duration;

/// The containers of a storage account, which are there and can be read.
public final class BlobStorage {
  private static final Action OPENING = Action.reading("Tried to open a container of blobs");

  private static final int TRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  private final Blobs sources;
  private final Blobs logs;
  private final Blobs artifacts;

  private BlobStorage(Blobs sources, Blobs logs, Blobs artifacts) {
    this.sources = sources;
    this.logs = logs;
    this.artifacts = artifacts;
  }

  /// Finds the containers, or creates them where that is allowed. Throws a `SlipwayException` with
  /// `RESOURCE_MISSING` when one is missing, and with `STORAGE_READ_FAILED` when it cannot be
  /// looked for.
  public static BlobStorage open(BlobSettings settings) {
    BlobServiceClient client = client(settings);
    return new BlobStorage(
        container(client, settings.sources(), settings.mayCreate()),
        container(client, settings.logs(), settings.mayCreate()),
        container(client, settings.artifacts(), settings.mayCreate()));
  }

  /// The container of sources, whether it is there or not.
  static Blobs unopened(BlobSettings settings) {
    return new Blobs(client(settings).getBlobContainerClient(settings.sources()));
  }

  static BlobServiceClient client(BlobSettings settings) {
    BlobServiceClientBuilder builder =
        new BlobServiceClientBuilder()
            .httpClient(
                new JdkHttpClientBuilder()
                    .connectionTimeout(CONNECTING)
                    .responseTimeout(settings.patience())
                    .readTimeout(settings.patience())
                    .writeTimeout(settings.patience())
                    .build())
            .addPolicy(new WholeRefusals())
            .retryOptions(
                new RequestRetryOptions(
                    RetryPolicyType.EXPONENTIAL,
                    TRIES,
                    settings.patience(),
                    FIRST_PAUSE,
                    LONGEST_PAUSE,
                    null));
    return switch (settings.access()) {
      case BlobAccess.ByConnectionString(var value) -> connected(builder, value);
      case BlobAccess.ByKey(var endpoint, var key) ->
          builder.endpoint(endpoint.toString()).credential(key).buildClient();
      case BlobAccess.ByIdentity(var endpoint, var credential) ->
          builder.endpoint(endpoint.toString()).credential(credential).buildClient();
    };
  }

  private static BlobServiceClient connected(BlobServiceClientBuilder builder, Secret value) {
    try {
      return builder.connectionString(value.reveal()).buildClient();
    } catch (IllegalArgumentException _) {
      // What the SDK says may quote the key.
      throw new SlipwayException(
          Problem.of(
              ProblemCode.CONFIGURATION_INVALID,
              OPENING.tried(),
              "The connection string is not one of a storage account",
              "Copy it anew from 'Access keys' of the storage account"));
    }
  }

  private static Blobs container(BlobServiceClient client, String name, boolean mayCreate) {
    BlobContainerClient container = client.getBlobContainerClient(name);
    try {
      boolean isThere =
          Awaited.answer(() -> mayCreate ? createdOrThere(container) : container.exists());
      if (!isThere) {
        throw new SlipwayException(
            Problem.of(
                    ProblemCode.RESOURCE_MISSING,
                    OPENING.tried(),
                    "It is not there, and the service may not create it",
                    "Create a private container of that name, or let the service create it")
                .at("container " + name));
      }
    } catch (RuntimeException e) {
      throw BlobFailures.of(e, OPENING, "container " + name);
    }
    return new Blobs(container);
  }

  /// Whoever may only use containers that somebody else made may not even try to make one.
  private static boolean createdOrThere(BlobContainerClient container) {
    if (!container.exists()) {
      container.createIfNotExists();
    }
    return true;
  }

  /// Manifests and the content of sources.
  public Blobs sources() {
    return sources;
  }

  /// The deployments' logs.
  public Blobs logs() {
    return logs;
  }

  /// What builds yielded.
  public Blobs artifacts() {
    return artifacts;
  }
}
