package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.AuditEntry;
import dev.slipway.domain.access.Caller;
import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.source.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The documents about access that are in stores already.
final class AccessDocumentsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final OrganizationId ACME = new OrganizationId("acme");
  private static final KeyId ID = new KeyId("k3f9x0a1b2c4");

  private static final AccessKey ROTATED =
      AccessKey.create(ID, "ci", Grant.in(ACME, Role.DEPLOYER), Digest.of("a"), NOW)
          .rotate(Digest.of("b"), Duration.ofHours(1), NOW.plusSeconds(1))
          .withVersion(2);
  private static final String ROTATED_TEXT =
      """
      {"id":"k3f9x0a1b2c4","name":"ci","grant":{"role":"DEPLOYER","organization":"acme"},\
      "secret":"3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d",\
      "createdAt":"2026-11-23T12:00:00Z","secretSince":"2026-11-23T12:00:01Z",\
      "retiring":{"secret":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",\
      "until":"2026-11-23T13:00:01Z"},"version":2}\
      """;

  private static final AuditEntry ENTRY =
      new AuditEntry(
          NOW,
          new Caller(CallerId.of(ID), Grant.platform()),
          "project.delete",
          "hello",
          Optional.of(ACME),
          "127.0.0.1",
          "r1",
          AuditEntry.Outcome.REFUSED);
  private static final String ENTRY_TEXT =
      """
      {"at":"2026-11-23T12:00:00Z","caller":{"id":"key:k3f9x0a1b2c4","grant":{"role":"PLATFORM"}},\
      "action":"project.delete","subject":"hello","organization":"acme","from":"127.0.0.1",\
      "request":"r1","outcome":"REFUSED"}\
      """;

  private final Documents documents = new Documents();

  @Test
  void aKeyIsWrittenAsBeforeAndReadAgain() {
    assertThat(documents.toJson(ROTATED)).isEqualTo(ROTATED_TEXT);
    assertThat(documents.readAccessKey(ROTATED_TEXT)).isEqualTo(ROTATED);
  }

  @Test
  void aRevokedKeyIsReadAsItWasWritten() {
    AccessKey revoked = ROTATED.revoke(NOW);

    assertThat(documents.readAccessKey(documents.toJson(revoked))).isEqualTo(revoked);
  }

  @Test
  void theEnvironmentsOfAKeyAreKeptInTheirOrder() {
    Grant limited =
        Grant.in(ACME, Role.DEPLOYER).only(Set.of(Environment.STAGING, Environment.DEVELOPMENT));
    AccessKey key = AccessKey.create(ID, "ci", limited, Digest.of("a"), NOW);

    String text = documents.toJson(key);

    assertThat(text).contains("\"environments\":[\"DEVELOPMENT\",\"STAGING\"]");
    assertThat(documents.readAccessKey(text)).isEqualTo(key);
  }

  @Test
  void anAuditEntryIsWrittenAsBeforeAndReadAgain() {
    assertThat(documents.toJson(ENTRY)).isEqualTo(ENTRY_TEXT);
    assertThat(documents.readAuditEntry(ENTRY_TEXT)).isEqualTo(ENTRY);
  }

  @Test
  void whatIsNoCallerCannotBeRead() {
    SlipwayException unreadable =
        catchThrowableOfType(
            SlipwayException.class,
            () -> documents.readAuditEntry(ENTRY_TEXT.replace("key:k3f9x0a1b2c4", "a b")));

    assertThat(unreadable.problem().code()).isEqualTo(ProblemCode.STORAGE_READ_FAILED);
  }
}
