/**
 * The one way to work in the background.
 *
 * <p>Any bean offers a {@link org.gatehouse.platform.jobs.Job} through a producer method; the
 * runner repeats each at its period. No transaction is held over a step, a step survives whatever
 * it throws, and a job of the cluster runs on one node at a time. May call database.
 */
package org.gatehouse.platform.jobs;
