package dev.slipway.ports.audit;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.access.AuditEntry;
import dev.slipway.domain.access.Caller;
import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.testing.AtOnce;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [AuditLog] does.
public abstract class AuditLogContract {
  private static final OrganizationId OTHER = new OrganizationId("other");

  /// The log under test, the same one during a test.
  protected abstract AuditLog log();

  @Test
  void anEntryComesBackAsItWasAdded() {
    AuditEntry entry = entry("hello", Optional.of(ACME));
    log().append(entry);

    assertThat(all(Optional.empty())).containsExactly(entry);
  }

  @Test
  void theNewestComesFirstAlsoAtOneMoment() {
    append("one", "two", "three");

    assertThat(all(Optional.empty()))
        .extracting(AuditEntry::subject)
        .containsExactly("three", "two", "one");
  }

  @Test
  void anOrganizationSeesOnlyWhatWasItsMatter() {
    log().append(entry("own", Optional.of(ACME)));
    log().append(entry("foreign", Optional.of(OTHER)));
    log().append(entry("nobody's", Optional.empty()));

    assertThat(all(Optional.of(ACME))).extracting(AuditEntry::subject).containsExactly("own");
  }

  @Test
  void pagesHaveEachEntryOnceAlsoWhenOthersAreAddedMeanwhile() {
    append("1", "2", "3", "4", "5");

    Page<AuditEntry> first = log().list(Optional.of(ACME), Optional.empty(), 2);
    append("6");
    log().append(entry("foreign", Optional.of(OTHER)));
    Page<AuditEntry> second = log().list(Optional.of(ACME), first.next(), 2);
    Page<AuditEntry> third = log().list(Optional.of(ACME), second.next(), 2);

    assertThat(List.of(subjects(first), subjects(second), subjects(third)))
        .containsExactly(List.of("5", "4"), List.of("3", "2"), List.of("1"));
    assertThat(third.next()).isEmpty();
  }

  @Test
  void entriesThatAreAddedAtOnceAreAllKept() {
    AtOnce.race(
        20,
        number -> {
          append("subject " + number);
          return number;
        });

    assertThat(all(Optional.empty()).stream().map(AuditEntry::subject).distinct()).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "99999999999999999999"})
  void aPageThatNeverWasIsRefused(String after) {
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> log().list(Optional.empty(), Optional.of(after), 10));

    assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_REQUEST);
  }

  private void append(String... subjects) {
    for (String subject : subjects) {
      log().append(entry(subject, Optional.of(ACME)));
    }
  }

  private List<AuditEntry> all(Optional<OrganizationId> organization) {
    return log().list(organization, Optional.empty(), 1_000).items();
  }

  private static List<String> subjects(Page<AuditEntry> page) {
    return page.items().stream().map(AuditEntry::subject).toList();
  }

  /// An entry about this subject.
  protected static AuditEntry entry(String subject, Optional<OrganizationId> organization) {
    return new AuditEntry(
        NOW,
        new Caller(CallerId.of(new KeyId("000000000001")), Grant.in(ACME, Role.ADMIN)),
        "project.delete",
        subject,
        organization,
        "127.0.0.1",
        "request-1",
        AuditEntry.Outcome.DONE);
  }
}
