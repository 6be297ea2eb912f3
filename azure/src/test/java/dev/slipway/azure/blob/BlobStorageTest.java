package dev.slipway.azure.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.azure.call.Action;
import dev.slipway.azure.standin.blob.Azurite;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/// How containers are opened at the service's start.
final class BlobStorageTest {
  @Test
  void whatIsMissingIsCreatedWhereThatIsAllowedAndFoundAfterwards() {
    BlobSettings settings = TestBlobs.settings(TestBlobs.freshName());

    assertThat(BlobStorage.open(settings).logs()).isNotNull();
    assertThat(BlobStorage.open(settings.creatingNothing()).logs()).isNotNull();
  }

  @Test
  void whatIsMissingAndMayNotBeCreatedIsNamed() {
    String name = TestBlobs.freshName();

    Problem problem = refused(TestBlobs.settings(name).creatingNothing());

    assertThat(problem.code()).isEqualTo(ProblemCode.RESOURCE_MISSING);
    assertThat(problem.where()).isEqualTo("container " + name + "-sources");
  }

  @Test
  void aConnectionStringThatIsNoneIsNamedAndNotShown() {
    Problem problem =
        refused(
            BlobSettings.of(
                new BlobAccess.ByConnectionString(Secret.of("AccountKey=hush;AccountName"))));

    assertThat(problem.code()).isEqualTo(ProblemCode.CONFIGURATION_INVALID);
    assertThat(problem.toString()).doesNotContain("hush");
  }

  @Tag("stand-in")
  @Test
  void aKeyIsChangedWhileItIsUsed() {
    AzureNamedKeyCredential key = new AzureNamedKeyCredential(Azurite.ACCOUNT, Azurite.KEY);
    BlobStorage storage =
        BlobStorage.open(
            BlobSettings.named(
                new BlobAccess.ByKey(TestBlobs.azurite().endpoint(), key), TestBlobs.freshName()));
    BlobProbe probe = new BlobProbe(() -> storage);

    key.update(Azurite.ACCOUNT, "b3RoZXI=");
    assertThat(catchThrowableOfType(SlipwayException.class, probe::look)).isNotNull();
    key.update(Azurite.ACCOUNT, Azurite.KEY);

    assertThat(probe.look()).startsWith("3 containers");
  }

  @Test
  void aKeyOfAnotherAccountIsRefused() {
    String otherKey = Azurite.connectionString(TestBlobs.azurite().address(), "b3RoZXI=");

    Problem problem =
        refused(BlobSettings.of(new BlobAccess.ByConnectionString(Secret.of(otherKey))));

    assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_READ_FAILED);
    assertThat(problem.retryable()).isFalse();
    assertThat(problem.where()).isEqualTo("container slipway-sources");
  }

  @Tag("stand-in")
  @Test
  void aServiceThatIsNotThereIsWorthAnotherTry() {
    Problem problem =
        refused(
            TestBlobs.settings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), "nobody"));

    assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_READ_FAILED);
    assertThat(problem.retryable()).isTrue();
    assertThat(problem.why()).contains("network");
  }

  @Tag("stand-in")
  @ParameterizedTest
  @CsvSource({
    "403, AuthorizationPermissionMismatch, Storage Blob Data Contributor, false",
    "403, AuthorizationFailure, networking, false",
    "403, KeyBasedAuthenticationNotPermitted, identity, false",
    "403, AccountIsDisabled, Enable, false",
    "403, AuthenticationFailed, clock, false",
    "404, ContainerNotFound, Create, false",
    "409, AccountBeingCreated, state of the storage account, true",
  })
  void aRefusalIsToldByItsCode(int status, String code, String fix, boolean retryable)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("x-ms-error-code", code);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      Blobs blobs = TestBlobs.blobs(server.getAddress());

      Problem problem =
          catchThrowableOfType(
                  SlipwayException.class, () -> blobs.list(Action.reading("Tried to look"), "any"))
              .problem();

      assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_READ_FAILED);
      assertThat(problem.fix()).contains(fix);
      assertThat(problem.retryable()).isEqualTo(retryable);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anIdentityWithoutATokenIsNamed() {
    TokenCredential nobody =
        _ -> Mono.error(new ClientAuthenticationException("no method works", null));

    Problem problem =
        refused(
            BlobSettings.of(new BlobAccess.ByIdentity(URI.create("https://localhost:1"), nobody)));

    assertThat(problem.why()).contains("token");
    assertThat(problem.retryable()).isFalse();
  }

  private static Problem refused(BlobSettings settings) {
    return catchThrowableOfType(SlipwayException.class, () -> BlobStorage.open(settings)).problem();
  }
}
