package dev.slipway.azure.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.standin.cosmos.http.Fault;
import dev.slipway.azure.standin.cosmos.http.Kind;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.audit.AuditLog;
import dev.slipway.ports.audit.AuditLogContract;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class CosmosAuditLogTest extends AuditLogContract {
  private final AuditLog log = new CosmosAuditLog(TestStorage.open());

  @Override
  protected AuditLog log() {
    return log;
  }

  @Tag("stand-in")
  @Test
  void anEntryWhoseEveryNumberIsTakenIsGivenUp() {
    TestStorage.standIn()
        .faults()
        .next(100, request -> request.kind() == Kind.CREATE, new Fault.Refused(409, Duration.ZERO));

    try {
      assertThatThrownBy(() -> log.append(entry("hello", Optional.empty())))
          .isInstanceOf(SlipwayException.class);
    } finally {
      TestStorage.standIn().faults().clear();
    }
  }
}
