/**
 * Background jobs.
 *
 * <p>Any bean offers a {@link org.gatehouse.platform.jobs.Job} through a producer method; the
 * runner repeats each at its period. Promises: no transaction spans a step; a job continues after a
 * step that throws; a job of the cluster runs on one node at a time. May call database.
 */
package org.gatehouse.platform.jobs;
