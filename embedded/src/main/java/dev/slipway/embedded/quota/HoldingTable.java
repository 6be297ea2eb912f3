package dev.slipway.embedded.quota;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Holding;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaUse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// The rows of what holds something.
final class HoldingTable {
  private static final RowMapper<Holding> HOLDING =
      (row, _) ->
          new Holding(
              new OrganizationId(row.getString("organization")),
              Holder.of(row.getString("holder")),
              amounts(row),
              Holding.State.valueOf(row.getString("state")),
              Instant.ofEpochMilli(row.getLong("since")),
              row.getLong("version"));

  private static QuotaUse amounts(ResultSet row) throws SQLException {
    return new QuotaUse(
        Map.of(
            Quota.PROJECTS, row.getLong("projects"),
            Quota.SOURCE_BYTES, row.getLong("source_bytes"),
            Quota.MILLI_CPU, row.getLong("milli_cpu"),
            Quota.MEMORY, row.getLong("memory")));
  }

  Optional<Holding> find(Handle handle, OrganizationId organization, Holder holder) {
    return handle
        .createQuery(
            """
            SELECT * FROM quota_holding
            WHERE organization = :organization AND holder = :holder
            """)
        .bind("organization", organization.value())
        .bind("holder", holder.id())
        .map(HOLDING)
        .findOne();
  }

  void put(Handle handle, Holding holding) {
    handle
        .createUpdate(
            """
            INSERT OR REPLACE INTO quota_holding
              (organization, holder, project, projects, source_bytes, milli_cpu, memory,
               state, since, version)
            VALUES
              (:organization, :holder, :project, :projects, :source_bytes, :milli_cpu, :memory,
               :state, :since, :version)
            """)
        .bind("organization", holding.organization().value())
        .bind("holder", holding.holder().id())
        .bind("project", holding.holder().project().value())
        .bind("projects", holding.amounts().of(Quota.PROJECTS))
        .bind("source_bytes", holding.amounts().of(Quota.SOURCE_BYTES))
        .bind("milli_cpu", holding.amounts().of(Quota.MILLI_CPU))
        .bind("memory", holding.amounts().of(Quota.MEMORY))
        .bind("state", holding.state().name())
        .bind("since", holding.since().toEpochMilli())
        .bind("version", holding.version())
        .execute();
  }

  void remove(Handle handle, Holding holding) {
    handle.execute(
        "DELETE FROM quota_holding WHERE organization = ? AND holder = ?",
        holding.organization().value(),
        holding.holder().id());
  }

  int leave(Handle handle, OrganizationId organization, Holder holder) {
    return handle.execute(
        """
        UPDATE quota_holding SET state = 'LEAVING', version = version + 1
        WHERE organization = ? AND holder = ?
        """,
        organization.value(),
        holder.id());
  }

  int leave(Handle handle, OrganizationId organization, ProjectId project) {
    return handle.execute(
        """
        UPDATE quota_holding SET state = 'LEAVING', version = version + 1
        WHERE organization = ? AND project = ?
        """,
        organization.value(),
        project.value());
  }

  /// Takes out what of a project is leaving.
  List<Holding> takeLeaving(Handle handle, OrganizationId organization, ProjectId project) {
    return handle
        .createQuery(
            """
            DELETE FROM quota_holding
            WHERE organization = :organization AND project = :project AND state = 'LEAVING'
            RETURNING *
            """)
        .bind("organization", organization.value())
        .bind("project", project.value())
        .map(HOLDING)
        .list();
  }

  List<Holding> open(
      Handle handle, Optional<OrganizationId> organization, Optional<Holding> after, int limit) {
    return handle
        .createQuery(
            """
            SELECT * FROM quota_holding
            WHERE state <> 'KEPT'
              AND (:organization IS NULL OR organization = :organization)
              AND (organization, holder) > (:afterOrganization, :afterHolder)
            ORDER BY organization, holder
            LIMIT :limit
            """)
        .bind("organization", organization.map(OrganizationId::value))
        .bind("afterOrganization", after.map(last -> last.organization().value()).orElse(""))
        .bind("afterHolder", after.map(last -> last.holder().id()).orElse(""))
        .bind("limit", limit)
        .map(HOLDING)
        .list();
  }
}
