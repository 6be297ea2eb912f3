package dev.slipway.http.deployments;

import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.engine.admission.OnConflict;
import dev.slipway.engine.admission.Order;
import dev.slipway.engine.admission.RequestDeployment;
import dev.slipway.engine.project.Projects;
import dev.slipway.http.access.Permit;
import dev.slipway.http.json.Json;
import dev.slipway.http.json.JsonBodies;
import dev.slipway.http.json.Members;
import dev.slipway.http.problem.ProblemBodies;
import dev.slipway.http.problem.ProblemStatus;
import dev.slipway.http.problem.Refusals;
import dev.slipway.http.request.RouteTable;
import dev.slipway.wire.BatchAnswer;
import dev.slipway.wire.BatchBody;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for many deployments at once. Each entry is answered by itself, as `POST /deploy` would;
/// one that is refused is not in the way of the others.
public final class BatchRoute {
  private static final Logger LOG = LoggerFactory.getLogger(BatchRoute.class);
  private static final int MAX_ENTRIES = 1_000;

  private final RequestDeployment request;
  private final Projects projects;
  private final Json json;
  private final JsonBodies bodies;

  public BatchRoute(RequestDeployment request, Projects projects, Json json) {
    this.request = request;
    this.projects = projects;
    this.json = json;
    this.bodies = new JsonBodies(json);
  }

  /// Adds the route.
  public void addTo(RouteTable routes) {
    routes.json(Method.POST, "/deployments:batch", this::deploy);
  }

  private void deploy(ServerRequest asked, ServerResponse response) {
    Permit permit = Permit.of(asked);
    Members body = bodies.read(asked);
    List<Members> entries = body.separateObjects("deployments", MAX_ENTRIES);
    body.check();
    List<BatchAnswer> answers = answers(entries, permit);
    permit.about("%d deployments".formatted(entries.size()));
    int accepted = (int) answers.stream().filter(answer -> answer.problem() == null).count();
    json.send(response, 200, new BatchBody(accepted, answers));
  }

  /// Entries are read and checked one after another, as a permit is for one thread, and admitted
  /// all at once, which the store saves together.
  private List<BatchAnswer> answers(List<Members> entries, Permit permit) {
    List<Callable<BatchAnswer>> admissions =
        entries.stream().map(entry -> admissionOrRefusal(entry, permit)).toList();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      return executor.invokeAll(admissions).stream().map(Future::resultNow).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SlipwayException(Refusals.internal(), e);
    }
  }

  private Callable<BatchAnswer> admissionOrRefusal(Members entry, Permit permit) {
    try {
      return admission(entry, permit);
    } catch (RuntimeException e) {
      BatchAnswer refused = refused(e);
      return () -> refused;
    }
  }

  private Callable<BatchAnswer> admission(Members entry, Permit permit) {
    OnConflict onConflict = DeployRequests.onConflict(entry);
    Optional<String> key = key(entry);
    Order order = DeployRequests.order(entry, permit.caller());
    OrderPermission.check(order, permit, projects);
    return () -> accepted(order, onConflict, key);
  }

  private static Optional<String> key(Members entry) {
    Optional<String> key = entry.text("idempotencyKey");
    if (key.isPresent() && !IdempotencyKey.isUsable(key.get())) {
      entry.refuse("idempotencyKey", "is not 1 to 255 visible ASCII characters");
    }
    return key;
  }

  private BatchAnswer accepted(Order order, OnConflict onConflict, Optional<String> key) {
    try {
      return new BatchAnswer(
          202, DeploymentBodies.accepted(request.deploy(order, onConflict, key)), null);
    } catch (RuntimeException e) {
      return refused(e);
    }
  }

  private static BatchAnswer refused(RuntimeException e) {
    if (e instanceof SlipwayException known) {
      Problem problem = known.problem();
      return new BatchAnswer(
          ProblemStatus.of(problem.code()), null, ProblemBodies.report(problem, Optional.empty()));
    }
    LOG.error("An entry of a batch failed", e);
    return new BatchAnswer(500, null, ProblemBodies.report(Refusals.internal(), Optional.empty()));
  }
}
