package dev.slipway.ports.store;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Keeps deployments and who may work on them: the one truth about both. What a method answered is
/// durable across a loss of power.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface DeploymentStore {
  /// Saves a new deployment, unless its project and environment have one that is not final. Both
  /// are decided in one transaction, so of many requests at once exactly one is admitted. Notes
  /// that its notice is due.
  default Admission admit(Deployment deployment) {
    return admit(deployment, AdmissionTerms.NOW_OR_NEVER);
  }

  /// The same on other terms, in the same transaction. One deployment may wait; a newer one takes
  /// its place. The one that waits has no notice and cannot be leased until it becomes active,
  /// which happens in the transaction that saves the final state of the one before it. A key is
  /// remembered for [AdmissionTerms#KEY_LIFE] with the deployment that it led to.
  Admission admit(Deployment deployment, AdmissionTerms terms);

  /// What became of an earlier request of the organization under that key: [Admission.Repeated], or
  /// [Admission.KeyTaken] when it was another request. Empty for a key that is free.
  Optional<Admission> earlier(OrganizationId organization, IdempotencyKey key);

  /// The deployment as last saved; sees every save that returned before.
  Optional<Deployment> find(DeploymentId id);

  /// Replaces the deployment if its saved version is this one's, and counts the version up. A final
  /// state makes room for the next deployment of the project and environment in the same
  /// transaction, and the one that waits takes it. For those who hold no lease.
  SaveResult<Deployment> save(Deployment deployment);

  /// The same, and only while the lease is the deployment's latest: a worker that was thought dead
  /// cannot write.
  SaveResult<Deployment> save(Deployment deployment, Lease lease);

  /// Takes the right to work on a deployment if nobody has it, by the store's own clock. Counts its
  /// epoch up. A final deployment cannot be leased.
  ///
  /// @param holder who takes it; the same holder asking again while it holds the lease is refused
  ///   like anyone else
  Optional<Lease> acquire(DeploymentId id, String holder, Duration duration);

  /// Takes the right to work on a deployment as [#acquire] does, and saves the deployment as the
  /// holder of that lease. Empty when somebody has it or the saved version is not this one's, and
  /// then nothing is saved.
  default Optional<Lease> begin(Deployment next, String holder, Duration duration) {
    Optional<Lease> lease = acquire(next.id(), holder, duration);
    if (lease.isEmpty()) {
      return lease;
    }
    boolean isSaved = false;
    try {
      isSaved = save(next, lease.get()) instanceof SaveResult.Saved<Deployment>;
    } finally {
      if (!isSaved) {
        release(lease.get());
      }
    }
    return isSaved ? lease : Optional.empty();
  }

  /// Prolongs a lease from now on; false when it is no longer the latest, and then its holder must
  /// stop at once.
  boolean renew(Lease lease, Duration duration);

  /// Gives a lease back, so that another may take it at once. Repeating it, or giving back a lost
  /// one, is harmless.
  void release(Lease lease);

  /// Deployments whose notice was never confirmed by [#noticeSent], oldest first.
  List<Deployment> noticesDue(int limit);

  /// Those of them whose notice became due because an end was saved through this object: what is to
  /// be looked for after an end. More may be answered, where all are as cheap to find.
  default List<Deployment> noticesDueAfterEnds(int limit) {
    return noticesDue(limit);
  }

  /// Notes that the queue has the notice.
  void noticeSent(DeploymentId id);

  /// Deployments that are not final, hold no living lease and have not been saved for at least that
  /// long, oldest first: those that a lost notice or a dead worker left behind.
  List<Deployment> unattended(Duration quiet, int limit);

  /// The deployment of a project and environment that is not final and does not wait.
  Optional<Deployment> active(ProjectId project, Environment environment);

  /// Deployments of a project, newest first. Throws `INVALID_REQUEST` when no page ended at
  /// `after`.
  ///
  /// @param after the `next` of the page before; empty for the first
  /// @param limit the most items, 1 to 1,000
  Page<Deployment> list(ProjectId project, Optional<String> after, int limit);

  /// How many deployments are in each phase, over all projects.
  DeploymentCounts counts();

  /// Waits until the deployment's version is above this one, or the time is over, and answers it as
  /// it is then. Returns early when the thread is interrupted, leaving it interrupted.
  Optional<Deployment> awaitChange(DeploymentId id, long version, Duration patience);
}
