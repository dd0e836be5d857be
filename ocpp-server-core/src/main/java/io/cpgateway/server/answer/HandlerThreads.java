// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Where handlers of the application run.
 *
 * @param executor calls them and what follows
 * @param timers ends the wait for them; never calls them
 */
public record HandlerThreads(Executor executor, ScheduledExecutorService timers) {}
