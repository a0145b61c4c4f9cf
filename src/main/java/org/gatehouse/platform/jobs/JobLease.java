package org.gatehouse.platform.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The lease of a job that runs on one node at a time: a row of {@code job_lease}. */
@Entity
@Table(name = "job_lease")
public class JobLease {
  @Id private String name;

  @Column(name = "holder")
  private String holder;

  @Column(name = "held_until")
  private Instant until;

  /** For JPA. */
  protected JobLease() {}

  JobLease(String name, String holder, Instant until) {
    this.name = name;
    this.holder = holder;
    this.until = until;
  }
}
