package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.AuditEntry;
import dev.slipway.domain.access.AuditEntry.Outcome;
import dev.slipway.domain.access.Caller;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.testing.Examples;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final OrganizationId OTHER = new OrganizationId("other");

  @TempDir Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aChangeIsKeptWithWhoWhatAndFromWhere() {
    api.projectWithSource("hello");
    api.send(
        api.request("/projects/hello", Grant.in(Examples.ACME, Role.ADMIN))
            .header("X-Request-Id", "my-request")
            .DELETE()
            .build());

    AuditEntry entry = only();
    assertThat(entry.caller().grant()).isEqualTo(Grant.in(Examples.ACME, Role.ADMIN));
    assertThat(entry.caller().id().key()).isPresent();
    assertThat(entry.action()).isEqualTo("project.delete");
    assertThat(entry.subject()).isEqualTo("hello");
    assertThat(entry.organization()).contains(Examples.ACME);
    assertThat(entry.from()).contains("127.0.0.1");
    assertThat(entry.request()).isEqualTo("my-request");
    assertThat(entry.outcome()).isEqualTo(Outcome.DONE);
  }

  @Test
  void whatThePlatformDoesIsTheMatterOfTheOwner() {
    api.projectWithSource("hello");
    api.send(api.request("/projects/hello/env/A").DELETE().build());

    assertThat(only().caller()).isEqualTo(Caller.MACHINE);
    assertThat(only().subject()).isEqualTo("hello/A");
    assertThat(only().organization()).contains(Examples.ACME);
  }

  @Test
  void whatWasRefusedIsKeptAsTheMatterOfWhoTried() {
    api.projectWithSource("hello");
    delete("/projects/hello", Grant.in(Examples.ACME, Role.VIEWER));
    delete("/projects/hello", Grant.in(OTHER, Role.ADMIN));

    assertThat(entries()).extracting(AuditEntry::outcome).containsOnly(Outcome.REFUSED);
    assertThat(entries())
        .extracting(AuditEntry::organization)
        .containsExactly(Optional.of(OTHER), Optional.of(Examples.ACME));
  }

  @Test
  void aKeyThatWasMadeIsNamed() {
    api.json("POST", "/keys", "{\"role\":\"viewer\",\"orgId\":\"acme\"}");

    assertThat(only().action()).isEqualTo("key.create");
    assertThat(only().subject()).matches("[0-9a-z]{12}");
    assertThat(only().organization()).contains(Examples.ACME);
  }

  @Test
  void anOrderNamesItsProjectAlsoWhenItComesAsV2SentIt() {
    api.projectWithSource("hello");
    String order = "{\"projectId\":\"hello\",\"orgId\":\"acme\",\"userId\":\"jo\"}";
    api.json("POST", "/deploy", order);
    api.json("POST", "/api/deploy", order);

    assertThat(entries()).extracting(AuditEntry::subject).containsExactly("hello", "hello");
    assertThat(entries())
        .extracting(AuditEntry::outcome)
        .containsExactly(Outcome.REFUSED, Outcome.DONE);
  }

  @Test
  void neitherReadingNorStrangersFillTheLog() {
    api.projectWithSource("hello");
    api.get("/projects/hello");
    api.send(
        api.request("/projects/hello").setHeader("Authorization", "Bearer x").DELETE().build());

    assertThat(entries()).isEmpty();
  }

  @Test
  void noSecretIsInTheLog() {
    api.projectWithSource("hello");
    api.json(
        "PUT",
        "/projects/hello/secrets",
        "{\"variables\":[{\"name\":\"KEY\",\"value\":\"hunter2-hunter2\"}]}");

    assertThat(api.get("/audit").body()).contains("secrets.set").doesNotContain("hunter2");
  }

  @Test
  void aSubjectWithControlCharactersIsKeptWithoutThem() {
    RawRequest.send(
        api.port(),
        "DELETE /projects/a%%00%%1b%%5b31m HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
            .formatted(ApiUnderTest.TOKEN));

    assertThat(entries())
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.subject()).doesNotContain("\0", "\u001b"));
  }

  private void delete(String path, Grant grant) {
    api.send(api.request(path, grant).method("DELETE", BodyPublishers.noBody()).build());
  }

  private AuditEntry only() {
    assertThat(entries()).hasSize(1);
    return entries().getFirst();
  }

  private List<AuditEntry> entries() {
    return api.audit.list(Optional.empty(), Optional.empty(), 1_000).items();
  }
}
