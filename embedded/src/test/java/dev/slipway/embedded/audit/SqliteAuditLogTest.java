package dev.slipway.embedded.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.audit.AuditLog;
import dev.slipway.ports.audit.AuditLogContract;
import dev.slipway.ports.testing.Examples;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FreshDatabase.class)
final class SqliteAuditLogTest extends AuditLogContract {
  private final SqliteDatabase database;

  SqliteAuditLogTest(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  protected AuditLog log() {
    return new SqliteAuditLog(database);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE FROM audit", "UPDATE audit SET document = '{}'"})
  void theTableItselfRefusesChanges(String change) {
    log().append(entry("hello", Optional.of(Examples.ACME)));

    assertThatThrownBy(() ->
            database.write(Action.writing("Tried to cheat"), handle -> handle.execute(change)))
        .isInstanceOf(SlipwayException.class);
    assertThat(log().list(Optional.empty(), Optional.empty(), 10).items()).hasSize(1);
  }
}
